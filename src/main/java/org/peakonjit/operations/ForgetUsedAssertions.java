package org.peakonjit.operations;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.peakonjit.saml.replay.UsedAssertions;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets the IDs of messages that would be refused for their age anyway. */
@Singleton
@Scheduled(name = "forget-used-assertions", every = "PT10M")
class ForgetUsedAssertions implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(ForgetUsedAssertions.class);

    private final UsedAssertions used;
    private final Clock clock;

    @Inject
    ForgetUsedAssertions(UsedAssertions used, Clock clock) {
        this.used = used;
        this.clock = clock;
    }

    @Override
    public void run() {
        int forgotten = used.forgetBefore(clock.instant());
        LOG.debug("forgot the IDs of {} expired messages", forgotten);
    }
}
