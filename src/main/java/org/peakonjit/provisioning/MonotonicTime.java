package org.peakonjit.provisioning;

import java.time.Duration;

/** Time as it passes for whoever waits: it never goes back, whatever is done to the clock. */
public interface MonotonicTime {

    /** Nanoseconds since some instant. */
    long nanos();

    /**
     * Lets {@code time} pass.
     *
     * @return false when interrupted, which the thread then still is
     */
    boolean sleep(Duration time);
}
