package org.peakonjit.saml.keys;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.peakonjit.saml.keys.SamlKeys.Use;

/**
 * Exchanges a key pair in two steps with time between them: {@link #publishNext}, wait until the other side has the new
 * certificate, {@link #switchOver}. The other nodes follow within a minute.
 */
@Singleton
public class KeyRollover {

    private final StoredKeys store;
    private final KeyVault vault;
    private final KeyRing ring;

    @Inject
    KeyRollover(StoredKeys store, KeyVault vault, KeyRing ring) {
        this.store = store;
        this.vault = vault;
        this.ring = ring;
    }

    /**
     * Makes and publishes the key pair that follows the active one.
     *
     * @return false when one is published already
     */
    public boolean publishNext(Use use) {
        ring.active(use); // so that there is one to follow
        List<StoredKey> sameUse =
                store.all().stream().filter(key -> key.use() == use).toList();
        if (sameUse.stream().anyMatch(key -> key.state() == KeyState.NEXT)) {
            return false;
        }
        int generation = sameUse.stream().mapToInt(StoredKey::generation).max().orElse(-1) + 1;
        boolean added = store.add(vault.generate(use, KeyState.NEXT, generation));
        ring.forget();
        return added;
    }

    /**
     * Signs with the next key pair from now on. The one before stays published, the one before that is retired.
     *
     * @return false when none was published to switch to
     */
    public boolean switchOver(Use use) {
        boolean switched = store.advance(use);
        ring.forget();
        return switched;
    }
}
