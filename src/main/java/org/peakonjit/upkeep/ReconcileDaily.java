package org.peakonjit.upkeep;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;
import org.peakonjit.upkeep.ReconciliationOutcome.OtherRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reconciles every enabled application once a day, at 02:30 UTC. */
@Singleton
@Scheduled(name = "reconcile", every = "P1D", at = "02:30")
class ReconcileDaily implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileDaily.class);

    private final Applications applications;
    private final Reconciliation reconciliation;
    private final Clock clock;

    @Inject
    ReconcileDaily(Applications applications, Reconciliation reconciliation, Clock clock) {
        this.clock = clock;
        this.applications = applications;
        this.reconciliation = reconciliation;
    }

    @Override
    public void run() {
        EachApplication.of(applications, application -> {
            if (application.enabled() && application.scim().jitProvisioning()) {
                ReconciliationOutcome outcome = reconciliation.run(
                        application,
                        runOfToday(application),
                        0,
                        (all, done) -> !Thread.currentThread().isInterrupted());
                tell(application.name(), outcome);
            }
        });
    }

    private void tell(String application, ReconciliationOutcome outcome) {
        outcome.report()
                .ifPresent(report -> LOG.info(
                        "application {}: {} accounts at Peakon, {} seats, {} accounts without seat,"
                                + " {} seats released",
                        application,
                        report.accounts(),
                        report.seats(),
                        report.unknownAccounts().count(),
                        report.released()));
        if (outcome instanceof OtherRun
                && applications.findReadable(application).isPresent()) {
            LOG.info("application {}: left to the comparison with Peakon that an administrator asked for", application);
        }
    }

    /** The same on every node, so that one goes on where another died. */
    private UUID runOfToday(Application application) {
        String name = application.name() + "/" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
