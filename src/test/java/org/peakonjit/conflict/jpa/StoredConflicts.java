package org.peakonjit.conflict.jpa;

import org.peakonjit.conflict.Conflicts;
import org.peakonjit.database.jpa.TestNode;

/** Conflicts in a test's database. */
public final class StoredConflicts {

    private StoredConflicts() {}

    public static Conflicts in(TestNode node) {
        return new JpaConflicts(node.transactions);
    }
}
