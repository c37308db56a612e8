package org.peakonjit.alerting.connection;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.Condition;
import org.peakonjit.alerting.Severity;
import org.peakonjit.alerting.Topic;
import org.peakonjit.alerting.connection.ConnectionReports.Report;
import org.peakonjit.alerting.settings.AlertSettings;
import org.peakonjit.alerting.watch.Watch;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.provisioning.result.ConnectionState;

/**
 * Looks after the connections to Peakon. A token is the same on every node, so the latest word about it counts, and
 * nothing that was said before it was replaced. The network is not: Peakon is unreachable while any node says so, and one
 * that finds it so says it again with each try; one that fell silent is not believed for long.
 */
@Singleton
class ConnectionWatch implements Watch {

    static final Duration BELIEVED = Duration.ofMinutes(5);

    private final Applications applications;
    private final ConnectionReports reports;
    private final Clock clock;

    @Inject
    ConnectionWatch(Applications applications, ConnectionReports reports, Clock clock) {
        this.applications = applications;
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.TOKEN_REJECTED, AlertKind.PEAKON_UNREACHABLE);
    }

    @Override
    public List<Condition> look(AlertSettings settings, ToIntFunction<Topic> standing) {
        List<Report> all = reports.all();
        List<Condition> found = new ArrayList<>();
        for (Application application : applications.all()) {
            if (application.enabled() && application.scim().jitProvisioning()) {
                List<Report> its = all.stream()
                        .filter(report -> report.application().equals(application.name()))
                        .toList();
                if (isTokenRejected(its)) {
                    found.add(condition(AlertKind.TOKEN_REJECTED, application));
                }
                if (isUnreachable(its)) {
                    found.add(condition(AlertKind.PEAKON_UNREACHABLE, application));
                }
            }
        }
        return found;
    }

    private static Condition condition(AlertKind kind, Application application) {
        return new Condition(kind, application.name(), 1, Severity.CRITICAL, Map.of()).of(application);
    }

    private static boolean isTokenRejected(List<Report> reports) {
        return reports.stream()
                .filter(report -> report.state() != ConnectionState.FAILING)
                .max(Comparator.comparing(Report::at))
                .filter(report -> report.state() == ConnectionState.MISCONFIGURED)
                .isPresent();
    }

    private boolean isUnreachable(List<Report> reports) {
        Instant since = clock.instant().minus(BELIEVED);
        return reports.stream()
                .anyMatch(report ->
                        report.state() == ConnectionState.FAILING && report.at().isAfter(since));
    }
}
