package org.peakonjit.upkeep;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reconciles every enabled application once a day, at 02:30 UTC. */
@Singleton
@Scheduled(name = "reconcile", every = "P1D", at = "02:30")
class ReconcileDaily implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileDaily.class);

    private final Applications applications;
    private final Reconciliation reconciliation;

    @Inject
    ReconcileDaily(Applications applications, Reconciliation reconciliation) {
        this.applications = applications;
        this.reconciliation = reconciliation;
    }

    @Override
    public void run() {
        for (Application application : applications.all()) {
            if (application.enabled() && application.scim().jitProvisioning()) {
                ReconciliationReport report = reconciliation.run(application);
                LOG.info(
                        "application {}: {} accounts at Peakon, {} seats, {} accounts without seat, {} seats released",
                        application.name(),
                        report.accounts(),
                        report.seats(),
                        report.unknownAccounts().count(),
                        report.released());
            }
        }
    }
}
