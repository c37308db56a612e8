package org.peakonjit.saml.keys;

import java.time.Clock;

/** A rollover of key pairs in memory, for tests of other packages. */
public final class Rollovers {

    private Rollovers() {}

    public static KeyRollover inMemory() {
        InMemoryStoredKeys store = new InMemoryStoredKeys();
        KeyVault vault = new KeyVault(new XorSealer(42), "sso.corp.example", KeyPairs::next, Clock.systemUTC());
        return new KeyRollover(store, vault, new KeyRing(store, vault));
    }
}
