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
        return of(store, unitOfWork, Clock.systemUTC());
    }

    public static KeyRollover of(StoredKeys store, UnitOfWork unitOfWork, Clock clock) {
        KeyVault vault = new KeyVault(new XorSealer(42), "sso.corp.example", KeyPairs::next, clock);
        return new KeyRollover(store, vault, new KeyRing(store, vault, clock), unitOfWork);
    }
}
