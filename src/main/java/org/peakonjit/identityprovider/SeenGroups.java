package org.peakonjit.identityprovider;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.peakonjit.config.Settings;
import org.peakonjit.schedule.DeploymentThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names of the groups that people of each IdP brought along lately, to be offered in policies; never who is in one. A
 * sign-on costs nothing for it: what this node has not met today is written some seconds later, all at once.
 */
@Singleton
public class SeenGroups {

    static final int MOST_NAMES = 2000;

    private static final Logger LOG = LoggerFactory.getLogger(SeenGroups.class);
    private static final int LONGEST_NAME = 512;
    private static final int SECONDS_TO_WAIT = 5;

    private final GroupNameStore store;
    private final Settings settings;
    private final Clock clock;
    private final Map<String, Map<String, LocalDate>> met = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> waiting = new HashMap<>();
    private final ScheduledExecutorService background =
            Executors.newSingleThreadScheduledExecutor(new DeploymentThreads("group-names"));

    @Inject
    public SeenGroups(GroupNameStore store, Settings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** Notes what a verified person of the IdP brought along. */
    public void note(String idp, Collection<String> groups) {
        if (!settings.trace().groupNames() || groups.isEmpty()) {
            return;
        }
        LocalDate today = today();
        Map<String, LocalDate> known = met.computeIfAbsent(idp, unused -> new ConcurrentHashMap<>());
        if (known.size() > MOST_NAMES) {
            known.values().removeIf(today::isAfter);
        }
        List<String> fresh = groups.stream()
                .filter(name -> name.length() <= LONGEST_NAME)
                .filter(name -> known.size() <= MOST_NAMES && !today.equals(known.put(name, today)))
                .toList();
        if (!fresh.isEmpty()) {
            wait(idp, fresh);
        }
    }

    private synchronized void wait(String idp, List<String> names) {
        if (waiting.isEmpty() && !background.isShutdown()) {
            background.schedule(this::write, SECONDS_TO_WAIT, TimeUnit.SECONDS);
        }
        waiting.computeIfAbsent(idp, unused -> ConcurrentHashMap.newKeySet()).addAll(names);
    }

    void write() {
        taken().forEach((idp, names) -> {
            try {
                store.note(idp, names, today(), MOST_NAMES);
            } catch (RuntimeException e) {
                LOG.warn("names of groups of {} could not be noted; they are when they come again", idp, e);
                met.remove(idp);
            }
        });
    }

    private synchronized Map<String, Set<String>> taken() {
        Map<String, Set<String>> taken = Map.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    /** Those that have the text in them, in any case; none where none are kept. */
    public List<String> having(String text, int atMost) {
        return settings.trace().groupNames() ? store.having(text, atMost) : List.of();
    }

    /** Forgets what this node met of all others: of one that is registered anew, all groups are new. */
    public void keepOnly(IdpDirectory registered) {
        met.keySet().retainAll(registered.names());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @PreDestroy
    void stop() {
        background.shutdownNow();
    }
}
