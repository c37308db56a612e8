package org.peakonjit.alerting.watch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.Condition;
import org.peakonjit.alerting.Severity;
import org.peakonjit.alerting.Topic;
import org.peakonjit.alerting.settings.AlertSettings;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.upkeep.ReconciliationReport;
import org.peakonjit.upkeep.Reconciliations;

/**
 * Looks after seats that the last reconciliation did not release, since they were too many at once (rule W8). Where
 * provisioning is off there is none any more by which an administrator could release them.
 */
@Singleton
class HeldReleasesWatch implements Watch {

    private final Applications applications;
    private final Reconciliations reconciliations;

    @Inject
    HeldReleasesWatch(Applications applications, Reconciliations reconciliations) {
        this.applications = applications;
        this.reconciliations = reconciliations;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.RELEASES_HELD);
    }

    /** Reports are long. */
    @Override
    public Duration pause() {
        return Duration.ofSeconds(15);
    }

    @Override
    public List<Condition> look(AlertSettings settings, ToIntFunction<Topic> standing) {
        List<Condition> found = new ArrayList<>();
        for (Application application : applications.all()) {
            if (application.scim().jitProvisioning()) {
                reconciliations
                        .last(application.name())
                        .filter(report -> report.held() > 0)
                        .map(report -> condition(application, report))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static Condition condition(Application application, ReconciliationReport report) {
        return new Condition(
                        AlertKind.RELEASES_HELD,
                        application.name(),
                        1,
                        Severity.WARNING,
                        Map.of("held", Long.toString(report.held()), "seats", Long.toString(report.seats())))
                .of(application);
    }
}
