package org.peakonjit.alerting.jpa;

import org.peakonjit.alerting.AlertSettingsStore;
import org.peakonjit.alerting.Alerts;
import org.peakonjit.alerting.Outbox;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.secret.TestSealers;

/** Alerts in a test's database. */
public final class StoredAlerts {

    private StoredAlerts() {}

    public static Alerts in(TestNode node) {
        return new JpaAlerts(node.transactions);
    }

    public static Outbox outbox(TestNode node) {
        return new JpaOutbox(node.transactions);
    }

    public static AlertSettingsStore settings(TestNode node) {
        return new JpaAlertSettings(node.transactions, TestSealers.fresh());
    }
}
