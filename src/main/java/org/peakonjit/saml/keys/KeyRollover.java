package org.peakonjit.saml.keys;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.saml.keys.SamlKeys.Use;

/**
 * Exchanges a key pair in three steps with time between them: {@link #publishNext}, wait until the other side has the new
 * certificate, {@link #switchOver}, wait until nothing made with the old one is under way, {@link #retire}. The other
 * nodes follow within ten seconds.
 */
@Singleton
public class KeyRollover {

    private final StoredKeys store;
    private final KeyVault vault;
    private final KeyRing ring;
    private final UnitOfWork unitOfWork;

    @Inject
    KeyRollover(StoredKeys store, KeyVault vault, KeyRing ring, UnitOfWork unitOfWork) {
        this.store = store;
        this.vault = vault;
        this.ring = ring;
        this.unitOfWork = unitOfWork;
    }

    /** The key pairs of a use that are not retired, the newest first. */
    public List<OwnKey> keys(Use use) {
        return ofUse(use).stream()
                .filter(key -> key.state() != KeyState.RETIRED)
                .sorted(Comparator.comparingInt(StoredKey::generation).reversed())
                .map(OwnKey::of)
                .toList();
    }

    /** The key pair of a use that signs or decrypts now, as it is stored. */
    public OwnKey active(Use use) {
        return ofUse(use).stream()
                .filter(key -> key.state() == KeyState.ACTIVE)
                .findFirst()
                .map(OwnKey::of)
                .orElseThrow();
    }

    /**
     * Makes and publishes the key pair that follows the active one.
     *
     * @return false when one is published already
     */
    public boolean publishNext(Use use) {
        List<StoredKey> sameUse = ofUse(use);
        if (sameUse.stream().anyMatch(key -> key.state() == KeyState.NEXT)) {
            return false;
        }
        int generation = sameUse.stream().mapToInt(StoredKey::generation).max().orElse(-1) + 1;
        boolean added = store.add(vault.generate(use, KeyState.NEXT, generation));
        unitOfWork.afterCommit(ring::forget);
        return added;
    }

    /**
     * Signs with the next key pair from now on. The one before stays published, the one before that is retired.
     *
     * @return false when none was published to switch to
     */
    public boolean switchOver(Use use) {
        boolean switched = store.advance(use);
        unitOfWork.afterCommit(ring::forget);
        return switched;
    }

    /**
     * Stops publishing the key pair before the active one, and decrypting with it.
     *
     * @return false when there was none
     */
    public boolean retire(Use use) {
        boolean retired = store.retirePrevious(use);
        unitOfWork.afterCommit(ring::forget);
        return retired;
    }

    /** Never none. The ring is asked only where it has to make the first: it shows everybody what it reads. */
    private List<StoredKey> ofUse(Use use) {
        List<StoredKey> stored = stored(use);
        if (stored.isEmpty()) {
            ring.active(use);
            return stored(use);
        }
        return stored;
    }

    private List<StoredKey> stored(Use use) {
        return store.all().stream().filter(key -> key.use() == use).toList();
    }
}
