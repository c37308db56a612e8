package org.peakonjit.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Whether a clock goes on as time does, or was set: what it says is compared with how much time passed. What was true
 * until an instant may be so again after it was set back; what waits for an instant may wait too long.
 */
public final class ClockSteadiness {

    /** Set by less, it counts as steady. */
    public static final Duration UNSEEN = Duration.ofMinutes(1);

    private final Clock clock;
    private final LongSupplier nanos;
    private Instant since;
    private long sinceNanos;

    /** Steady from now on. */
    public ClockSteadiness(Clock clock) {
        this(clock, System::nanoTime);
    }

    /** The same, with what tells how much time passed. */
    public ClockSteadiness(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.since = clock.instant();
        this.sinceNanos = nanos.getAsLong();
    }

    /** For how long it has gone on as time does, as far as was looked; zero where it was set since the last look. */
    public synchronized Duration steadyFor() {
        Instant now = clock.instant();
        long nowNanos = nanos.getAsLong();
        Duration passed = Duration.ofNanos(nowNanos - sinceNanos);
        if (Duration.between(since, now).minus(passed).abs().compareTo(UNSEEN) <= 0) {
            return passed;
        }
        since = now;
        sinceNanos = nowNanos;
        return Duration.ZERO;
    }
}
