package org.peakonjit.identityprovider.jpa;

import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.identityprovider.IdpOfTheSettings;
import org.peakonjit.identityprovider.RegisteredIdps;

/** The identity providers in a test's database. */
public final class StoredIdps {

    private StoredIdps() {}

    public static RegisteredIdps in(TestNode node) {
        return new JpaRegisteredIdps(node.transactions, new IdpOfTheSettings(node.settings));
    }
}
