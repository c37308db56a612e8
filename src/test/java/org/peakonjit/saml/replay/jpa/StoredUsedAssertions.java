package org.peakonjit.saml.replay.jpa;

import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.saml.replay.UsedAssertions;

/** One-time use in a test's database. */
public final class StoredUsedAssertions {

    private StoredUsedAssertions() {}

    public static UsedAssertions in(TestNode node) {
        return new JpaUsedAssertions(node.transactions, node.database);
    }
}
