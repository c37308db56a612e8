package org.peakonjit.access.jpa;

import org.peakonjit.access.Administrators;
import org.peakonjit.access.KnownOrigins;
import org.peakonjit.database.jpa.Transactions;

/** Administrators in a test's database, for tests of those who ask for them. */
public final class StoredAdministrators {

    private StoredAdministrators() {}

    public static Administrators in(Transactions transactions) {
        return new JpaAdministrators(transactions);
    }

    public static KnownOrigins knownOrigins(Transactions transactions) {
        return new JpaKnownOrigins(transactions);
    }
}
