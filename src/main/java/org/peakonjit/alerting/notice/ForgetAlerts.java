package org.peakonjit.alerting.notice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.peakonjit.alerting.Alerts;
import org.peakonjit.alerting.connection.ConnectionReports;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets alerts that ended more than a year ago. */
@Singleton
@Scheduled(name = "forget-alerts", every = "PT6H", irrevocable = true)
class ForgetAlerts implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(ForgetAlerts.class);
    private static final Duration REMEMBERED = Duration.ofDays(366);

    private final Alerts alerts;
    private final ConnectionReports reports;
    private final Clock clock;

    @Inject
    ForgetAlerts(Alerts alerts, ConnectionReports reports, Clock clock) {
        this.alerts = alerts;
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public void run() {
        int forgotten = alerts.forgetClearedBefore(clock.instant().minus(REMEMBERED));
        reports.forgetBefore(clock.instant().minus(Duration.ofDays(1)));
        LOG.debug("forgot {} alerts", forgotten);
    }
}
