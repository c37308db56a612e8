package org.peakonjit.alerting.watch;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.Alerts;
import org.peakonjit.alerting.Condition;
import org.peakonjit.alerting.Severity;
import org.peakonjit.alerting.Topic;
import org.peakonjit.alerting.settings.AlertSettings;
import org.peakonjit.json.KeptConfiguration;

/**
 * Looks after configuration that cannot be read. What one node can read, an older one beside it may not: so an alert ends
 * only after an hour in which it was readable to this node.
 */
@Singleton
class UnreadableWatch implements Watch {

    private static final Duration QUIET = Duration.ofHours(1);

    private final List<KeptConfiguration> kept;
    private final Alerts alerts;
    private final Clock clock;
    private final Map<String, Instant> readableSince = new HashMap<>();

    @Inject
    UnreadableWatch(@Any Instance<KeptConfiguration> kept, Alerts alerts, Clock clock) {
        this(kept.stream(), alerts, clock);
    }

    UnreadableWatch(Stream<KeptConfiguration> kept, Alerts alerts, Clock clock) {
        this.kept = kept.toList();
        this.alerts = alerts;
        this.clock = clock;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.CONFIGURATION_UNREADABLE);
    }

    @Override
    public synchronized List<Condition> look(AlertSettings settings, ToIntFunction<Topic> standing) {
        List<Condition> found = new ArrayList<>();
        kept.forEach(place -> place.unreadable().forEach((object, why) -> {
            readableSince.remove(object);
            found.add(condition(object, Map.of(Condition.REASON, why)));
        }));
        Instant now = clock.instant();
        alerts.active().stream()
                .filter(alert -> alert.kind() == AlertKind.CONFIGURATION_UNREADABLE)
                .filter(alert -> found.stream().noneMatch(one -> one.object().equals(alert.object())))
                .filter(alert -> now.isBefore(readableSince
                        .computeIfAbsent(alert.object(), unused -> now)
                        .plus(QUIET)))
                .forEach(alert -> found.add(condition(alert.object(), alert.facts())));
        return found;
    }

    private static Condition condition(String object, Map<String, String> facts) {
        return new Condition(AlertKind.CONFIGURATION_UNREADABLE, object, 1, Severity.CRITICAL, facts);
    }
}
