package org.peakonjit.alerting.jpa;

import java.time.Clock;
import org.peakonjit.alerting.Alerts;
import org.peakonjit.alerting.notice.Notices;
import org.peakonjit.alerting.settings.AlertSettingsStore;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.schedule.jpa.StoredOutbox;
import org.peakonjit.secret.TestSealers;

/** Alerts in a test's database. */
public final class StoredAlerts {

    private StoredAlerts() {}

    public static Alerts in(TestNode node) {
        return new JpaAlerts(node.transactions, notices(node));
    }

    public static Notices notices(TestNode node) {
        return new Notices(StoredOutbox.in(node, Clock.systemUTC()));
    }

    public static AlertSettingsStore settings(TestNode node) {
        return new JpaAlertSettings(node.transactions, TestSealers.fresh());
    }
}
