package org.peakonjit.administration.configuration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.peakonjit.administration.alerts.AlertSettingsChanges;
import org.peakonjit.administration.alerts.CurrentAlertSettings;
import org.peakonjit.alerting.settings.AlertSettings;
import org.peakonjit.alerting.settings.AlertSettingsDocument;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;

/** The settings of alerts in the configuration document. */
@Singleton
public class ConfiguredAlerts {

    private final CurrentAlertSettings current;
    private final AlertSettingsChanges changes;

    @Inject
    public ConfiguredAlerts(CurrentAlertSettings current, AlertSettingsChanges changes) {
        this.current = current;
        this.changes = changes;
    }

    AlertSettings export() {
        return current.export();
    }

    /** Notes what is wrong with them, where these are the applications. */
    void check(
            Reading<ConfigurationDocument> body,
            ConfigurationDocument document,
            Set<String> applications,
            List<FieldError> errors) {
        AlertSettingsDocument wanted = document.alerts();
        if (wanted != null && body.isRightAt("/alerts")) {
            changes.problems(wanted, applications).stream()
                    .map(error -> error.below("/alerts"))
                    .forEach(errors::add);
        }
    }

    /** Makes them what a checked document says; a document that is silent about them leaves them as they are. */
    void replace(String actor, ConfigurationDocument document) {
        AlertSettingsDocument wanted = document.alerts();
        if (wanted != null) {
            Configuration.demandSaved(changes.takeOver(actor, wanted), "/alerts");
        }
    }
}
