package org.peakonjit.schedule;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.peakonjit.database.pool.DatabaseTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the clock was set back, what is due by the old time would wait until then: it is made due at once. */
final class ClockChange {

    private static final Logger LOG = LoggerFactory.getLogger(ClockChange.class);
    private static final Duration CATCH_UP = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Clock clock;
    private final Map<String, Duration> pauses;

    /** @param pauses how long each task waits from one run to the next, by its name */
    ClockChange(Clock clock, Map<String, Duration> pauses) {
        this.clock = clock;
        this.pauses = pauses;
    }

    /** Looks every minute, and within seconds where this node's own clock was set. */
    void watch(ScheduledExecutorService background, Runnable catchUp) {
        ClockSteadiness steadiness = new ClockSteadiness(clock);
        every(CATCH_UP, background, catchUp);
        every(LOOK, background, () -> {
            if (steadiness.steadyFor().isZero()) {
                catchUp.run();
            }
        });
    }

    private static void every(Duration pause, ScheduledExecutorService background, Runnable look) {
        background.scheduleWithFixedDelay(look, pause.toSeconds(), pause.toSeconds(), TimeUnit.SECONDS);
    }

    void catchUp(Scheduler scheduler) {
        Instant now = clock.instant();
        try {
            for (ScheduledExecution<Object> waiting : scheduler.getScheduledExecutions()) {
                Duration pause = pauses.get(waiting.getTaskInstance().getTaskName());
                if (pause != null
                        && waiting.getExecutionTime().isAfter(now.plus(pause).plus(CATCH_UP))) {
                    scheduler.reschedule(waiting.getTaskInstance(), now);
                }
            }
        } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException e) {
            LOG.debug("another node was faster; the rest follows in a minute", e);
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isAway(e)) {
                LOG.warn("whether background tasks are late cannot be seen; that is tried again", e);
            }
        }
    }
}
