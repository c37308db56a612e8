package org.peakonjit.provisioning;

import java.time.Duration;

/** The instant by which an operation must have ended, all its attempts together. Monotonic. */
public record Deadline(long atNanos) {

    /** A deadline {@code budget} from now. */
    public static Deadline in(Duration budget) {
        return new Deadline(System.nanoTime() + budget.toNanos());
    }

    /** What is left; zero or negative when the time is up. */
    public Duration remaining() {
        return Duration.ofNanos(atNanos - System.nanoTime());
    }

    public boolean isOver() {
        return atNanos - System.nanoTime() <= 0;
    }
}
