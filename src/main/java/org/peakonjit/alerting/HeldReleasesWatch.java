package org.peakonjit.alerting;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.upkeep.ReconciliationReport;
import org.peakonjit.upkeep.Reconciliations;

/**
 * Looks after seats that the last reconciliation did not release, since they were too many at once (rule W8). Reports are
 * long, so they are read a few times a minute only.
 */
@Singleton
class HeldReleasesWatch implements Watch {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

    private final Applications applications;
    private final Reconciliations reconciliations;
    private final Clock clock;

    private Instant nextLook = Instant.MIN;
    private List<Condition> seen = List.of();

    @Inject
    HeldReleasesWatch(Applications applications, Reconciliations reconciliations, Clock clock) {
        this.applications = applications;
        this.reconciliations = reconciliations;
        this.clock = clock;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.RELEASES_HELD);
    }

    @Override
    public synchronized List<Condition> look(AlertSettings settings, ToIntFunction<Topic> standing) {
        Instant now = clock.instant();
        if (!now.isBefore(nextLook)) {
            seen = look();
            nextLook = now.plus(BETWEEN_LOOKS);
        }
        return seen;
    }

    private List<Condition> look() {
        List<Condition> found = new ArrayList<>();
        for (Application application : applications.all()) {
            reconciliations
                    .last(application.name())
                    .filter(report -> report.held() > 0)
                    .map(report -> condition(application, report))
                    .ifPresent(found::add);
        }
        return List.copyOf(found);
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
