package org.peakonjit.provisioning;

import java.time.Duration;

/** The instant by which an operation must have ended, all its attempts together. Monotonic. */
public record Deadline(long atNanos, MonotonicTime time) {

    private static final MonotonicTime SYSTEM = new SystemTime();

    public static Deadline in(Duration budget) {
        return in(budget, SYSTEM);
    }

    /** The same as time passes there. */
    public static Deadline in(Duration budget, MonotonicTime time) {
        return new Deadline(time.nanos() + budget.toNanos(), time);
    }

    /** The deadline of a part of the operation. */
    public Deadline of(Duration budget) {
        return in(budget, time);
    }

    /** What is left; zero or negative when the time is up. */
    public Duration remaining() {
        return Duration.ofNanos(atNanos - time.nanos());
    }

    public boolean isOver() {
        return atNanos - time.nanos() <= 0;
    }
}
