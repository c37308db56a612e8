package org.peakonjit.alerting.watch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.Condition;
import org.peakonjit.alerting.Severity;
import org.peakonjit.alerting.Topic;
import org.peakonjit.alerting.settings.AlertSettings;
import org.peakonjit.signon.InternalErrors;

/** Looks after sign-ons that failed by a fault of ours within the last hour. */
@Singleton
class InternalErrorWatch implements Watch {

    static final String SIGN_ON = "sign-on";

    private static final Duration LOOKED_BACK = Duration.ofHours(1);
    private static final int MANY = 10;

    private final InternalErrors errors;
    private final Clock clock;

    @Inject
    InternalErrorWatch(InternalErrors errors, Clock clock) {
        this.errors = errors;
        this.clock = clock;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.INTERNAL_ERRORS);
    }

    /** The hour's lines of the audit are counted for a look. */
    @Override
    public Duration pause() {
        return Duration.ofSeconds(30);
    }

    @Override
    public List<Condition> look(AlertSettings settings, ToIntFunction<Topic> standing) {
        InternalErrors.Seen seen = errors.since(clock.instant().minus(LOOKED_BACK));
        if (seen.count() == 0) {
            return List.of();
        }
        boolean many = seen.count() >= MANY;
        return List.of(new Condition(
                AlertKind.INTERNAL_ERRORS,
                SIGN_ON,
                many ? 2 : 1,
                many ? Severity.CRITICAL : Severity.WARNING,
                Map.of(
                        "errors",
                        Long.toString(seen.count()),
                        "reference",
                        seen.latest().orElse("-"))));
    }
}
