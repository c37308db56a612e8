package org.peakonjit.operations;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.peakonjit.database.DatabaseTime;
import org.peakonjit.saml.replay.UsedAssertions;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.ClockSteadiness;
import org.peakonjit.schedule.Scheduled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets the IDs of messages that would be refused for their age anyway, also once a clock that was set forward is set
 * back: by whichever of the node's clock and the database's is behind, and by neither before it has been steady for
 * longer than any message is good for.
 */
@Singleton
@Scheduled(name = "forget-used-assertions", every = "PT10M")
class ForgetUsedAssertions implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(ForgetUsedAssertions.class);

    /** Longer than any ID is kept. */
    static final Duration LONG_ENOUGH = Duration.ofHours(1);

    private final UsedAssertions used;
    private final Clock clock;
    private final DatabaseTime databaseTime;
    private final ClockSteadiness steadiness;

    @Inject
    ForgetUsedAssertions(UsedAssertions used, Clock clock, DatabaseTime databaseTime) {
        this(used, clock, databaseTime, new ClockSteadiness(clock));
    }

    ForgetUsedAssertions(UsedAssertions used, Clock clock, DatabaseTime databaseTime, ClockSteadiness steadiness) {
        this.used = used;
        this.clock = clock;
        this.databaseTime = databaseTime;
        this.steadiness = steadiness;
    }

    @Override
    public void run() {
        if (steadiness.steadyFor().compareTo(LONG_ENOUGH) < 0) {
            return;
        }
        Instant here = clock.instant();
        Instant there = databaseTime.now();
        int forgotten = used.forgetBefore((here.isBefore(there) ? here : there).minus(ClockSteadiness.UNSEEN));
        LOG.debug("forgot the IDs of {} expired messages", forgotten);
    }
}
