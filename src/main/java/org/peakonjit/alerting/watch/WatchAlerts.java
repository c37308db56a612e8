package org.peakonjit.alerting.watch;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.alerting.Alerts;
import org.peakonjit.alerting.Condition;
import org.peakonjit.alerting.ThresholdCrossing;
import org.peakonjit.alerting.Topic;
import org.peakonjit.alerting.TopicState;
import org.peakonjit.alerting.settings.AlertSettings;
import org.peakonjit.alerting.settings.AlertSettingsStore;
import org.peakonjit.database.pool.DatabaseTrouble;
import org.peakonjit.json.KeptConfiguration;
import org.peakonjit.json.KeptConfiguration.Kind;
import org.peakonjit.json.UnreadableException;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Raises, escalates and clears alerts, away from anybody's sign-on. */
@Singleton
@Scheduled(name = "watch-alerts", every = "PT3S")
class WatchAlerts implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(WatchAlerts.class);

    /** What alerts are about that may be unreadable. */
    private static final Set<Kind> CONFIGURED = Set.of(Kind.APPLICATION, Kind.IDENTITY_PROVIDER);

    private final List<Watch> watches;
    private final Supplier<Set<String>> unreadable;
    private final Alerts alerts;
    private final AlertSettingsStore store;
    private final Clock clock;
    private final Set<Watch> blind = ConcurrentHashMap.newKeySet();
    private final Map<Watch, Instant> lastLooks = new ConcurrentHashMap<>();

    @Inject
    WatchAlerts(
            @Any Instance<Watch> watches,
            @Any Instance<KeptConfiguration> kept,
            Alerts alerts,
            AlertSettingsStore store,
            Clock clock) {
        this(watches.stream().toList(), unreadable(kept.stream().toList()), alerts, store, clock);
    }

    /** @param unreadable the objects that {@link KeptConfiguration#unreadable} names */
    WatchAlerts(
            List<Watch> watches,
            Supplier<Set<String>> unreadable,
            Alerts alerts,
            AlertSettingsStore store,
            Clock clock) {
        this.watches = List.copyOf(watches);
        this.unreadable = unreadable;
        this.alerts = alerts;
        this.store = store;
        this.clock = clock;
    }

    private static Supplier<Set<String>> unreadable(List<KeptConfiguration> kept) {
        return () -> kept.stream()
                .flatMap(place -> place.unreadable().keySet().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public void run() {
        AlertSettings settings = settings();
        Map<Topic, TopicState> states =
                alerts.states().stream().collect(Collectors.toMap(TopicState::topic, Function.identity()));
        for (Watch watch : watches) {
            if (isDue(watch)) {
                look(watch, settings, states);
            }
        }
    }

    /** Those that cannot be read are themselves an alert: it is raised by the usual thresholds, though told to nobody. */
    private AlertSettings settings() {
        try {
            return store.find().settings();
        } catch (UnreadableException e) {
            return AlertSettings.DEFAULT;
        }
    }

    /** Whether its pause is over; a clock that was set back does not prolong it. */
    private boolean isDue(Watch watch) {
        Instant last = lastLooks.get(watch);
        return last == null || Duration.between(last, clock.instant()).abs().compareTo(watch.pause()) >= 0;
    }

    private void look(Watch watch, AlertSettings settings, Map<Topic, TopicState> states) {
        List<Condition> conditions;
        List<TopicState> over;
        try {
            conditions = watch.look(settings, topic -> state(states, topic).stage());
            over = over(watch, conditions, states);
            blind.remove(watch);
            lastLooks.put(watch, clock.instant());
        } catch (RuntimeException e) {
            if (DatabaseTrouble.isAway(e)) {
                throw e; // they are looked after when it is back
            }
            if (blind.add(watch)) { // said once, not every few seconds
                LOG.warn("alerts of {} cannot be looked after: they stay as they are", watch.kinds(), e);
            }
            return;
        }
        conditions.forEach(condition -> move(state(states, condition.topic()), condition, settings));
        over.forEach(state -> move(state, null, settings));
    }

    /** What was wrong and is not any more. Of what this node cannot read it knows nothing, and another one may. */
    private List<TopicState> over(Watch watch, List<Condition> conditions, Map<Topic, TopicState> states) {
        Set<Topic> wrong = conditions.stream().map(Condition::topic).collect(Collectors.toSet());
        List<TopicState> over = states.values().stream()
                .filter(state -> state.stage() > 0
                        && watch.kinds().contains(state.topic().kind())
                        && !wrong.contains(state.topic()))
                .toList();
        Set<String> unknown = over.isEmpty() ? Set.of() : unreadable.get();
        return over.stream()
                .filter(state -> CONFIGURED.stream()
                        .map(kind -> kind.object(state.topic().object()))
                        .noneMatch(unknown::contains))
                .toList();
    }

    private static TopicState state(Map<Topic, TopicState> states, Topic topic) {
        return states.getOrDefault(topic, TopicState.unheardOf(topic));
    }

    private void move(TopicState from, @Nullable Condition now, AlertSettings settings) {
        ThresholdCrossing crossing = ThresholdCrossing.between(from.stage(), now == null ? 0 : now.stage());
        boolean same = crossing == ThresholdCrossing.NONE
                && (now == null || now.facts().equals(from.facts()));
        if (same || !alerts.move(from, now, clock.instant(), settings.channels())) {
            return;
        }
        if (crossing.isTold()) {
            LOG.info(
                    "alert {} {}: {} {}",
                    from.topic().kind().word(),
                    crossing.word(),
                    from.topic().object(),
                    now == null ? "" : now.facts());
        }
    }
}
