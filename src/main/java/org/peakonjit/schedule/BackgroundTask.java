package org.peakonjit.schedule;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/**
 * Work that recurs without anybody asking for it: once in a cluster, and again after a restart. Every CDI bean of this
 * type is scheduled at start.
 */
public interface BackgroundTask {

    /** Unique and stable: lower-case words with hyphens. It stands in the database and in the log. */
    String name();

    /** The pause between the end of one run and the next, over all nodes. */
    Duration every();

    /** The time of day (UTC) of each run, for what runs once a day and is no matter of the start; empty otherwise. */
    default Optional<LocalTime> dailyAt() {
        return Optional.empty();
    }

    /**
     * One run. It may be killed at any point, and is run again then: so each step must leave things right. What it
     * throws is logged, and the next run comes as usual. Interrupted when the product is undeployed.
     */
    void run();
}
