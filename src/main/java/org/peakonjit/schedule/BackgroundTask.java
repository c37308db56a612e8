package org.peakonjit.schedule;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/**
 * Work that recurs without anybody asking for it: once in a cluster, and again after a restart. Every CDI bean of this
 * type is scheduled at start, as its {@link Scheduled} says.
 */
public interface BackgroundTask {

    default String name() {
        return schedule().name();
    }

    default Duration every() {
        return Duration.parse(schedule().every());
    }

    default Optional<LocalTime> dailyAt() {
        return Optional.of(schedule().at()).filter(at -> !at.isEmpty()).map(LocalTime::parse);
    }

    default boolean irrevocable() {
        return schedule().irrevocable();
    }

    private Scheduled schedule() {
        return getClass().getAnnotation(Scheduled.class);
    }

    /**
     * One run. It may be killed at any point, and is run again then: so each step must leave things right. What it
     * throws is logged, and the next run comes as usual. Interrupted when the product is undeployed: what is still
     * interrupted when it returns is run again at once, by another node or after the restart.
     */
    void run();
}
