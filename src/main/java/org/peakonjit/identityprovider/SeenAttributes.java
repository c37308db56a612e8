package org.peakonjit.identityprovider;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.peakonjit.schedule.DeploymentThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names (never the values) of the attributes that each IdP has asserted. A sign-on costs nothing for it: only a name
 * that this node has not met yet is written, in the background.
 */
@Singleton
public class SeenAttributes {

    private static final Logger LOG = LoggerFactory.getLogger(SeenAttributes.class);
    private static final int MOST_NAMES = 200;
    private static final int LONGEST_NAME = 512;

    private final AttributeNameStore store;
    private final Map<String, Set<String>> met = new ConcurrentHashMap<>();
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(new DeploymentThreads("attribute-names"));

    @Inject
    public SeenAttributes(AttributeNameStore store) {
        this.store = store;
    }

    /** Notes what a verified assertion of the IdP carried. */
    public void note(String idp, Collection<String> names) {
        Set<String> known = met.computeIfAbsent(idp, unused -> ConcurrentHashMap.newKeySet());
        if (known.size() >= MOST_NAMES || known.containsAll(names)) {
            return;
        }
        List<String> fresh = names.stream()
                .filter(name -> name.length() <= LONGEST_NAME)
                .limit(MOST_NAMES)
                .filter(known::add)
                .toList();
        if (!fresh.isEmpty()) {
            background.execute(() -> keep(idp, fresh));
        }
    }

    private void keep(String idp, List<String> names) {
        try {
            store.add(idp, names, MOST_NAMES);
        } catch (RuntimeException e) {
            LOG.warn("names of attributes of {} could not be noted; they are when they come again", idp, e);
            met.remove(idp);
        }
    }

    /** Forgets what this node met of all others: of one that is registered anew, all names are new. */
    public void keepOnly(IdpDirectory registered) {
        met.keySet().retainAll(registered.names());
    }

    /** What the IdP has asserted so far, in alphabetical order. */
    public List<String> of(String idp) {
        return List.copyOf(new TreeSet<>(store.of(idp)));
    }

    public List<String> all() {
        return List.copyOf(new TreeSet<>(store.all()));
    }

    @PreDestroy
    void stop() {
        background.shutdown();
    }
}
