package org.peakonjit.alerting;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.schedule.BackgroundTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Raises, escalates and clears alerts, away from anybody's sign-on. */
@Singleton
class WatchAlerts implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(WatchAlerts.class);

    private final List<Watch> watches;
    private final Alerts alerts;
    private final AlertSettingsStore store;
    private final Clock clock;
    private final Set<Watch> blind = ConcurrentHashMap.newKeySet();

    @Inject
    WatchAlerts(@Any Instance<Watch> watches, Alerts alerts, AlertSettingsStore store, Clock clock) {
        this(watches.stream().toList(), alerts, store, clock);
    }

    WatchAlerts(List<Watch> watches, Alerts alerts, AlertSettingsStore store, Clock clock) {
        this.watches = List.copyOf(watches);
        this.alerts = alerts;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "watch-alerts";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(3);
    }

    @Override
    public void run() {
        AlertSettings settings = store.find().settings();
        Map<Topic, Standing> standings =
                alerts.standings().stream().collect(Collectors.toMap(Standing::topic, Function.identity()));
        for (Watch watch : watches) {
            look(watch, settings, standings);
        }
    }

    private void look(Watch watch, AlertSettings settings, Map<Topic, Standing> standings) {
        List<Condition> conditions;
        try {
            conditions =
                    watch.look(settings, topic -> standing(standings, topic).stage());
            blind.remove(watch);
        } catch (RuntimeException e) {
            if (blind.add(watch)) { // said once, not every few seconds
                LOG.warn("alerts of {} cannot be looked after: they stay as they are", watch.kinds(), e);
            }
            return;
        }
        Set<Topic> wrong = conditions.stream().map(Condition::topic).collect(Collectors.toSet());
        conditions.forEach(condition -> move(standing(standings, condition.topic()), condition, settings));
        standings.values().stream()
                .filter(standing -> standing.stage() > 0
                        && watch.kinds().contains(standing.topic().kind())
                        && !wrong.contains(standing.topic()))
                .forEach(standing -> move(standing, null, settings));
    }

    private static Standing standing(Map<Topic, Standing> standings, Topic topic) {
        return standings.getOrDefault(topic, Standing.unheardOf(topic));
    }

    private void move(Standing from, @Nullable Condition now, AlertSettings settings) {
        Crossing crossing = Crossing.between(from.stage(), now == null ? 0 : now.stage());
        boolean same = crossing == Crossing.NONE && (now == null || now.facts().equals(from.facts()));
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
