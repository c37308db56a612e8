package org.peakonjit.administration.people.jpa;

import org.peakonjit.administration.people.Mentions;
import org.peakonjit.audit.jpa.StoredAudit;
import org.peakonjit.database.jpa.TestNode;

/** Where people are named in a test's database. */
public final class StoredMentions {

    private StoredMentions() {}

    public static Mentions in(TestNode node) {
        return new JpaMentions(node.transactions, StoredAudit.mentions(node));
    }
}
