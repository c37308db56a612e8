package org.peakonjit.administration.alerts;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.alerting.Alert;
import org.peakonjit.alerting.Alerts;
import org.peakonjit.alerting.ChannelKind;
import org.peakonjit.alerting.notice.Deliveries;
import org.peakonjit.alerting.notice.Notices;
import org.peakonjit.alerting.notice.Notices.Undelivered;
import org.peakonjit.alerting.notice.NotificationChannel.Failure;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.database.UnitOfWork;

/** What administrators see of alerts and do about their delivery. */
@Singleton
public class AlertBoard {

    private static final int MOST_UNDELIVERED = 100;

    private final Alerts alerts;
    private final Notices notices;
    private final Deliveries deliveries;
    private final UnitOfWork unitOfWork;
    private final ChangeLog changes;

    @Inject
    public AlertBoard(Alerts alerts, Notices notices, Deliveries deliveries, UnitOfWork unitOfWork, ChangeLog changes) {
        this.alerts = alerts;
        this.notices = notices;
        this.deliveries = deliveries;
        this.unitOfWork = unitOfWork;
        this.changes = changes;
    }

    /** Those active, the worst first. */
    public List<Alert> active() {
        return alerts.active();
    }

    /** Those that are over, the latest first. */
    public List<Alert> past(int offset, int limit) {
        return alerts.past(offset, limit);
    }

    public long countPast() {
        return alerts.countPast();
    }

    /** The latest notices that failed, whether they are tried again or given up. */
    public List<Undelivered> undelivered() {
        return notices.undelivered(MOST_UNDELIVERED);
    }

    /**
     * Sends a test message by the settings that are stored.
     *
     * @return what went wrong; empty when the other side took it
     */
    public Optional<Failure> test(String actor, ChannelKind channel) {
        Optional<Failure> failure = deliveries.test(channel);
        changes.record(actor, AdministrativeAction.ALERT_TESTED, channel.word(), null, null);
        return failure;
    }

    /** Has all that failed tried again now. */
    public int retry(String actor) {
        return unitOfWork.call(() -> {
            int retried = notices.retryNow();
            changes.record(actor, AdministrativeAction.ALERT_NOTICES_RETRIED, Integer.toString(retried), null, null);
            return retried;
        });
    }
}
