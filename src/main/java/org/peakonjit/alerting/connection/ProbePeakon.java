package org.peakonjit.alerting.connection;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.peakonjit.alerting.Alert;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.Alerts;
import org.peakonjit.application.Applications;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.result.ListResponse;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;

/**
 * Finds out whether Peakon works again while an alert says that it does not, so that the alert ends though nobody signs
 * on. What it finds is reported as with any other call.
 */
@Singleton
@Scheduled(name = "probe-peakon", every = "PT35S") // a circuit stays open for 30
class ProbePeakon implements BackgroundTask {

    private static final Set<AlertKind> KINDS = Set.of(AlertKind.TOKEN_REJECTED, AlertKind.PEAKON_UNREACHABLE);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** So many calls must go well before the circuit closes. */
    private static final int CALLS = 2;

    private final Alerts alerts;
    private final Applications applications;
    private final PeakonMaintenance peakon;

    @Inject
    ProbePeakon(Alerts alerts, Applications applications, PeakonMaintenance peakon) {
        this.alerts = alerts;
        this.applications = applications;
        this.peakon = peakon;
    }

    @Override
    public void run() {
        alerts.active().stream()
                .filter(alert -> KINDS.contains(alert.kind()))
                .map(Alert::object)
                .distinct()
                .flatMap(name -> applications.findReadable(name).stream())
                .forEach(application -> {
                    for (int call = 0; call < CALLS; call++) {
                        ListResponse page = peakon.page(application, 1, 1, Deadline.in(PATIENCE));
                        if (page instanceof ListResponse.Failed) {
                            return;
                        }
                    }
                });
    }
}
