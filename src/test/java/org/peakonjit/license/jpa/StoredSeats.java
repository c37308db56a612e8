package org.peakonjit.license.jpa;

import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.license.Seats;
import org.peakonjit.license.person.FormerHolders;
import org.peakonjit.license.person.IdentifierRenewals;
import org.peakonjit.license.person.PeopleIndex;

/** The ledger in a test's database. */
public final class StoredSeats {

    private StoredSeats() {}

    public static Seats in(TestNode node) {
        return new JpaSeats(node.transactions, node.clock);
    }

    /** Those whose seats were released. */
    public static FormerHolders formerHolders(TestNode node) {
        return new JpaFormerHolders(node.transactions);
    }

    /** Seats by whose they are, in all applications. */
    public static PeopleIndex people(TestNode node) {
        return new JpaPeopleIndex(node.transactions);
    }

    /** Since when identity providers identify people anew. */
    public static IdentifierRenewals renewals(TestNode node) {
        return new JpaIdentifierRenewals(node.transactions);
    }
}
