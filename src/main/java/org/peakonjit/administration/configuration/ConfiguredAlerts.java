package org.peakonjit.administration.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.peakonjit.administration.Saving.Saved;
import org.peakonjit.administration.alerts.AlertSettingsChanges;
import org.peakonjit.administration.alerts.CurrentAlertSettings;
import org.peakonjit.administration.configuration.Configuration.WrongConfigurationException;
import org.peakonjit.json.FieldError;

/** The settings of alerts in the configuration document. */
@Singleton
public class ConfiguredAlerts {

    static final String MEMBER = "alerts";

    private final CurrentAlertSettings current;
    private final AlertSettingsChanges changes;

    @Inject
    public ConfiguredAlerts(CurrentAlertSettings current, AlertSettingsChanges changes) {
        this.current = current;
        this.changes = changes;
    }

    ObjectNode export() {
        return current.export();
    }

    /** Notes what is wrong with them, where these are the applications. */
    void check(JsonNode document, Set<String> applications, List<FieldError> errors) {
        if (document.has(MEMBER)) {
            changes.problems(document.get(MEMBER), applications).stream()
                    .map(error -> error.below("/" + MEMBER))
                    .forEach(errors::add);
        }
    }

    /** Makes them what a checked document says; a document that is silent about them leaves them as they are. */
    void replace(String actor, JsonNode document) {
        if (document.has(MEMBER) && !(changes.takeOver(actor, document.get(MEMBER)) instanceof Saved)) {
            throw new WrongConfigurationException(
                    List.of(new FieldError("/" + MEMBER, "value", "is being changed by others: try again")));
        }
    }
}
