package org.peakonjit.alerting.watch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.Condition;
import org.peakonjit.alerting.Topic;
import org.peakonjit.alerting.settings.AlertSettings;
import org.peakonjit.saml.keys.KeyExpiry;
import org.peakonjit.saml.keys.KeyRollover;
import org.peakonjit.saml.keys.SamlKeys.Use;

/** Looks after the certificates of our own key pairs. */
@Singleton
class KeyWatch implements Watch {

    private final ToLongFunction<Use> daysLeft;

    @Inject
    KeyWatch(KeyRollover keys, Clock clock) {
        this(use -> KeyExpiry.daysBetween(clock.instant(), keys.active(use).notAfter()));
    }

    KeyWatch(ToLongFunction<Use> daysLeft) {
        this.daysLeft = daysLeft;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.KEY_EXPIRING);
    }

    /** What is stored is read for a look: the key pairs in memory may be those before a switch on another node. */
    @Override
    public Duration pause() {
        return Duration.ofSeconds(30);
    }

    @Override
    public List<Condition> look(AlertSettings settings, ToIntFunction<Topic> standing) {
        List<Condition> found = new ArrayList<>();
        for (Use use : Use.values()) {
            long days = daysLeft.applyAsLong(use);
            int stage = ExpiryStage.of(days);
            if (stage > 0) {
                found.add(new Condition(
                        AlertKind.KEY_EXPIRING,
                        use.word(),
                        stage,
                        ExpiryStage.severity(stage),
                        Map.of("days", Long.toString(days))));
            }
        }
        return found;
    }
}
