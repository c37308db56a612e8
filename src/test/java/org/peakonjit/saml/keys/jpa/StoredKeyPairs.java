package org.peakonjit.saml.keys.jpa;

import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.saml.keys.StoredKeys;

/** Key pairs in a test's database. */
public final class StoredKeyPairs {

    private StoredKeyPairs() {}

    public static StoredKeys in(TestNode node) {
        return new JpaStoredKeys(node.transactions);
    }
}
