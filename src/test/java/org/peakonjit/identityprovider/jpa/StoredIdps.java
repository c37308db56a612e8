package org.peakonjit.identityprovider.jpa;

import java.util.List;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.identityprovider.IdpOfTheSettings;
import org.peakonjit.identityprovider.MetadataOrigin;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.identityprovider.RegisteredIdps;

/** The identity providers in a test's database. */
public final class StoredIdps {

    private StoredIdps() {}

    public static RegisteredIdps in(TestNode node) {
        return new JpaRegisteredIdps(node.transactions, new IdpOfTheSettings(node.settings));
    }

    /** Registers some by these names, of whom nothing is known. */
    static void register(TestNode node, String... names) {
        for (String name : names) {
            in(node).put(
                            new RegisteredIdp(
                                    name, "", true, new MetadataOrigin.Pasted("<a/>"), null, List.of(), false),
                            0L);
        }
    }
}
