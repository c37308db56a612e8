package org.peakonjit.license.jpa;

import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.license.Seats;

/** The ledger in a test's database. */
public final class StoredSeats {

    private StoredSeats() {}

    public static Seats in(TestNode node) {
        return new JpaSeats(node.transactions, node.clock);
    }
}
