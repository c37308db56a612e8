package org.peakonjit.schedule.jpa;

import java.time.Clock;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.schedule.Outbox;

/** The outbox in a test's database. */
public final class StoredOutbox {

    private StoredOutbox() {}

    public static Outbox in(TestNode node, Clock clock) {
        return new JpaOutbox(node.transactions, clock);
    }
}
