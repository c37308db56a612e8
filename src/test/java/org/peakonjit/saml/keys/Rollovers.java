package org.peakonjit.saml.keys;

import java.time.Clock;
import org.peakonjit.database.AtOnce;
import org.peakonjit.database.UnitOfWork;

/** Rollovers of key pairs, for tests of other packages. */
public final class Rollovers {

    private Rollovers() {}

    public static KeyRollover inMemory() {
        return of(new InMemoryStoredKeys(), new AtOnce());
    }

    public static KeyRollover of(StoredKeys store, UnitOfWork unitOfWork) {
        KeyVault vault = new KeyVault(new XorSealer(42), "sso.corp.example", KeyPairs::next, Clock.systemUTC());
        return new KeyRollover(store, vault, new KeyRing(store, vault), unitOfWork);
    }
}
