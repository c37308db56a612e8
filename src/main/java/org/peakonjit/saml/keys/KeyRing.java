package org.peakonjit.saml.keys;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.DatabaseOpened;
import org.peakonjit.database.pool.DatabaseTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stored key pairs, opened once and kept in memory. Looks into the store again every ten seconds, so that a rollover on
 * one node reaches the others; where the store cannot be asked then, the key pairs known so far serve on.
 */
@Singleton
class KeyRing implements SamlKeys {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Set<KeyState> PUBLISHED = Set.of(KeyState.ACTIVE, KeyState.NEXT, KeyState.PREVIOUS);
    private static final Comparator<StoredKey> ACTIVE_FIRST = Comparator.comparing(
                    (StoredKey key) -> key.state() != KeyState.ACTIVE)
            .thenComparing(Comparator.comparingInt(StoredKey::generation).reversed());

    private final StoredKeys store;
    private final KeyVault vault;
    private final Clock clock;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable Opened opened;
    private volatile long changes;

    @Inject
    KeyRing(StoredKeys store, KeyVault vault, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    /** Makes the key pairs when the application starts, so that no sign-on waits for it. */
    void prepare(@Observes @Priority(DatabaseOpened.KEYS) DatabaseOpened event) {
        opened();
    }

    @Override
    public SamlKey active(Use use) {
        return published(use).get(0);
    }

    @Override
    public List<SamlKey> published(Use use) {
        return opened().published().getOrDefault(use, List.of());
    }

    /** Looks into the store at the next call, whatever the age of what is known, or whoever is looking by now. */
    synchronized void forget() {
        changes++;
        Opened known = opened;
        opened = known == null ? null : new Opened(known.published(), Instant.MIN);
    }

    private Opened opened() {
        Opened known = opened;
        if (known != null && known.isFreshAt(clock.instant())) {
            return known;
        }
        if (known != null && !loading.tryLock()) {
            return known; // somebody else is looking already
        }
        if (known == null) {
            loading.lock();
        }
        try {
            Opened current = opened;
            return current == known || current == null ? reload(known) : current;
        } finally {
            loading.unlock();
        }
    }

    private Opened reload(@Nullable Opened known) {
        long before = changes;
        return keep(known == null ? load(Map.of()) : loadAgain(known), before);
    }

    private synchronized Opened keep(Map<Use, List<SamlKey>> published, long before) {
        Opened kept = new Opened(published, changes == before ? clock.instant() : Instant.MIN);
        opened = kept;
        return kept;
    }

    private Map<Use, List<SamlKey>> loadAgain(Opened known) {
        try {
            return load(known.published().values().stream()
                    .flatMap(List::stream)
                    .collect(Collectors.toMap(SamlKey::id, Function.identity())));
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isAway(e)) { // that is said already
                LOG.warn("The SAML key pairs could not be read again; those known so far serve on", e);
            }
            return known.published();
        }
    }

    private Map<Use, List<SamlKey>> load(Map<String, SamlKey> open) {
        return complete(store.all()).stream()
                .filter(key -> PUBLISHED.contains(key.state()))
                .sorted(ACTIVE_FIRST)
                .collect(Collectors.groupingBy(
                        StoredKey::use,
                        Collectors.mapping(
                                key -> open.containsKey(key.id()) ? open.get(key.id()) : vault.open(key),
                                Collectors.toUnmodifiableList())));
    }

    /** What is stored, after the first key pair of each use was made by this node or by another that was faster. */
    private List<StoredKey> complete(List<StoredKey> stored) {
        boolean added = false;
        for (Use use : missing(stored)) {
            boolean first = store.add(vault.generate(use, KeyState.ACTIVE, 0));
            LOG.info("{} key pair for {}", first ? "Made a" : "Another node made the", use);
            added = true;
        }
        return added ? store.all() : stored;
    }

    private static List<Use> missing(List<StoredKey> stored) {
        return Arrays.stream(Use.values())
                .filter(use -> stored.stream().noneMatch(key -> key.use() == use))
                .toList();
    }

    private record Opened(Map<Use, List<SamlKey>> published, Instant readAt) {

        /** What was read in the future was read before the clock was set back, nobody knows how long ago. */
        boolean isFreshAt(Instant now) {
            return !now.isBefore(readAt) && now.isBefore(readAt.plus(FRESH));
        }
    }
}
