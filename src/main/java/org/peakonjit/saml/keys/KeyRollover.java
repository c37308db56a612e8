package org.peakonjit.saml.keys;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import org.peakonjit.saml.keys.SamlKeys.Use;

/**
 * Exchanges a key pair in three steps with time between them: {@link #publishNext}, wait until the other side has the new
 * certificate, {@link #switchOver}, wait until nothing made with the old one is under way, {@link #retire}. The other
 * nodes follow within a minute.
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

    /** The key pairs of a use that are not retired, the newest first. */
    public List<OwnKey> keys(Use use) {
        ring.active(use); // so that there is one
        return store.all().stream()
                .filter(key -> key.use() == use && key.state() != KeyState.RETIRED)
                .sorted(Comparator.comparingInt(StoredKey::generation).reversed())
                .map(OwnKey::of)
                .toList();
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

    /**
     * Stops publishing the key pair before the active one, and decrypting with it.
     *
     * @return false when there was none
     */
    public boolean retire(Use use) {
        boolean retired = store.retirePrevious(use);
        ring.forget();
        return retired;
    }
}
