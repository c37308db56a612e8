package org.peakonjit.administration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.peakonjit.administration.CurrentAlertSettings.Shown;
import org.peakonjit.alerting.AlertSettingsStore;
import org.peakonjit.alerting.AlertSettingsStore.StaleAlertSettingsException;
import org.peakonjit.alerting.AlertSettingsStore.Stored;
import org.peakonjit.alerting.json.AlertSettingsReading;
import org.peakonjit.alerting.json.AlertSettingsReading.Readable;
import org.peakonjit.alerting.json.AlertSettingsReading.Wrong;
import org.peakonjit.application.json.FieldError;

/** Changes the settings of alerts, and tells the audit. */
@Singleton
public class AlertSettingsChanges {

    private static final String ACTION = "alert-settings.changed";
    private static final int TRIES = 5;

    private final AlertSettingsStore store;
    private final CurrentAlertSettings current;
    private final Changes changes;

    @Inject
    public AlertSettingsChanges(AlertSettingsStore store, CurrentAlertSettings current, Changes changes) {
        this.store = store;
        this.current = current;
        this.changes = changes;
    }

    /** What came of saving them. */
    public sealed interface Saving {

        record Saved(Shown now) implements Saving {}

        /** Nothing changed, for these members are wrong. */
        record Invalid(List<FieldError> errors) implements Saving {
            public Invalid {
                errors = List.copyOf(errors);
            }
        }

        /** Nothing changed, for others kept changing them. */
        record Contended() implements Saving {}
    }

    /** Everything that is wrong with a document, where these are the applications. */
    List<FieldError> problems(JsonNode body, Set<String> names) {
        return AlertSettingsDocument.read(body, store.find(), names) instanceof Wrong wrong
                ? wrong.errors()
                : List.of();
    }

    /**
     * Replaces the settings.
     *
     * @param actor the administrator's account
     * @param body their JSON; a secret that is left out or masked stays
     * @param condition sees the version that is stored; what it throws comes out of here and nothing changes
     */
    public Saving save(String actor, JsonNode body, LongConsumer condition) {
        for (int tries = 0; tries < TRIES; tries++) {
            Stored before = store.find();
            condition.accept(before.version());
            AlertSettingsReading reading = AlertSettingsDocument.read(body, before, current.names());
            if (reading instanceof Wrong wrong) {
                return new Saving.Invalid(wrong.errors());
            }
            try {
                return store(actor, (Readable) reading, before);
            } catch (StaleAlertSettingsException e) {
                // somebody was faster: what was checked is no longer so
            }
        }
        return new Saving.Contended();
    }

    private Saving store(String actor, Readable wanted, Stored before) {
        store.put(
                wanted.settings(),
                wanted.mailPassword().orElse(null),
                wanted.webhookSecret().orElse(null),
                before.version());
        Shown now = current.show();
        ObjectNode told = now.document().deepCopy();
        wanted.mailPassword().ifPresent(changed -> told.withObject("/mail").put("passwordChanged", true));
        wanted.webhookSecret().ifPresent(changed -> told.withObject("/webhook").put("secretChanged", true));
        changes.tell(actor, ACTION, "alerts", AlertSettingsDocument.write(before, current.names()), told);
        return new Saving.Saved(now);
    }
}
