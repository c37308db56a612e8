package org.peakonjit.policy.jpa;

import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.policy.SharedPolicies;

/** Shared policies in a database, for tests of other packages. */
public final class StoredPolicies {

    private StoredPolicies() {}

    public static SharedPolicies in(TestNode node) {
        return in(node.transactions);
    }

    public static SharedPolicies in(Transactions transactions) {
        return new JpaSharedPolicies(transactions);
    }
}
