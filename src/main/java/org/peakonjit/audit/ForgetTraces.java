package org.peakonjit.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.peakonjit.config.Settings;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets the steps of sign-ons after the days that the setting says; their lines of the audit stay. */
@Singleton
@Scheduled(name = "forget-traces", every = "P1D", at = "02:40", irrevocable = true)
class ForgetTraces implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(ForgetTraces.class);

    private final AuditTrail trail;
    private final Settings settings;
    private final Clock clock;

    @Inject
    ForgetTraces(AuditTrail trail, Settings settings, Clock clock) {
        this.trail = trail;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void run() {
        Duration kept = Duration.ofDays(settings.trace().days());
        int forgotten = trail.forgetSteps(clock.instant().minus(kept));
        LOG.info("forgot the steps of {} sign-ons", forgotten);
    }
}
