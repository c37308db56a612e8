package org.peakonjit.administration.alerts;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import org.peakonjit.alerting.settings.AlertSettings;
import org.peakonjit.alerting.settings.AlertSettingsDocument;
import org.peakonjit.alerting.settings.AlertSettingsStore;
import org.peakonjit.alerting.settings.AlertSettingsStore.Stored;
import org.peakonjit.application.Applications;

/** The settings of alerts as they are, without secrets. */
@Singleton
public class CurrentAlertSettings {

    private final AlertSettingsStore store;
    private final Applications applications;

    @Inject
    public CurrentAlertSettings(AlertSettingsStore store, Applications applications) {
        this.store = store;
        this.applications = applications;
    }

    /** The settings as administrators see them. */
    public record Shown(AlertSettingsDocument document, long version) {}

    public Shown show() {
        return shown(store.find());
    }

    Shown shown(Stored stored) {
        return new Shown(AlertSettingsDocument.of(stored, names()), stored.version());
    }

    /** The same without any word of secrets. */
    public AlertSettings export() {
        return store.find().settings().among(names());
    }

    /** The applications for which something may be set. */
    Set<String> names() {
        return new HashSet<>(applications.names());
    }
}
