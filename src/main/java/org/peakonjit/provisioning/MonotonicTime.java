package org.peakonjit.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Time as it passes for whoever waits: it never goes back, whatever is done to the clock. */
public interface MonotonicTime {

    /** Nanoseconds since some instant. */
    long nanos();

    /** @return false when interrupted, which the thread then still is */
    boolean sleep(Duration time);

    /** The same as a clock, which began at an instant of no meaning. */
    default Clock asClock() {
        return ((InstantSource) () -> Instant.EPOCH.plusNanos(nanos())).withZone(ZoneOffset.UTC);
    }
}
