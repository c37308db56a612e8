package org.peakonjit.alerting;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.peakonjit.signon.InternalErrors;

/** Looks after sign-ons that failed by a fault of ours within the last hour. */
@Singleton
class InternalErrorWatch implements Watch {

    static final String SIGN_ON = "sign-on";

    private static final Duration LOOKED_BACK = Duration.ofHours(1);
    private static final int MANY = 10;

    /** The hour's lines of the audit are counted for it: not as often as watches look. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final InternalErrors errors;
    private final Clock clock;
    private Instant seenAt = Instant.MIN;
    private InternalErrors.Seen seen = new InternalErrors.Seen(0, Optional.empty());

    @Inject
    InternalErrorWatch(InternalErrors errors, Clock clock) {
        this.errors = errors;
        this.clock = clock;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.INTERNAL_ERRORS);
    }

    @Override
    public synchronized List<Condition> look(AlertSettings settings, ToIntFunction<Topic> standing) {
        Instant now = clock.instant();
        if (seenAt.isBefore(now.minus(PAUSE))) {
            seen = errors.since(now.minus(LOOKED_BACK));
            seenAt = now;
        }
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
