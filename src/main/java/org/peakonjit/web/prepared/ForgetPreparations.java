package org.peakonjit.web.prepared;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets sign-ons for whose page nobody waits any more. */
@Singleton
@Scheduled(name = "forget-preparations", every = "PT1H")
class ForgetPreparations implements BackgroundTask {

    /** So long somebody may come back to the page. */
    private static final Duration KEPT = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(ForgetPreparations.class);

    private final Preparations preparations;
    private final Clock clock;

    @Inject
    ForgetPreparations(Preparations preparations, Clock clock) {
        this.preparations = preparations;
        this.clock = clock;
    }

    @Override
    public void run() {
        int forgotten = preparations.forgetBefore(clock.instant().minus(KEPT));
        LOG.debug("forgot {} sign-ons that waited", forgotten);
    }
}
