package org.peakonjit.administration.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.peakonjit.administration.Changes;
import org.peakonjit.administration.OptimisticSaving;
import org.peakonjit.administration.Saving;
import org.peakonjit.administration.Saving.Invalid;
import org.peakonjit.administration.Saving.Overtaken;
import org.peakonjit.administration.Saving.Saved;
import org.peakonjit.administration.alerts.CurrentAlertSettings.Shown;
import org.peakonjit.alerting.AlertSettingsStore;
import org.peakonjit.alerting.AlertSettingsStore.StaleAlertSettingsException;
import org.peakonjit.alerting.AlertSettingsStore.Stored;
import org.peakonjit.alerting.json.AlertSettingsReading;
import org.peakonjit.alerting.json.AlertSettingsReading.Readable;
import org.peakonjit.alerting.json.AlertSettingsReading.Wrong;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.json.FieldError;

/** Changes the settings of alerts, and tells the audit. */
@Singleton
public class AlertSettingsChanges {

    private static final AdministrativeAction ACTION = AdministrativeAction.ALERT_SETTINGS_CHANGED;

    private final AlertSettingsStore store;
    private final CurrentAlertSettings current;
    private final UnitOfWork unitOfWork;
    private final Changes changes;

    @Inject
    public AlertSettingsChanges(
            AlertSettingsStore store, CurrentAlertSettings current, UnitOfWork unitOfWork, Changes changes) {
        this.store = store;
        this.current = current;
        this.unitOfWork = unitOfWork;
        this.changes = changes;
    }

    /** Everything that is wrong with a document, where these are the applications. */
    public List<FieldError> problems(JsonNode body, Set<String> names) {
        return AlertSettingsDocument.read(body, store.find(), names) instanceof Wrong wrong
                ? wrong.errors()
                : List.of();
    }

    /**
     * Replaces the settings.
     *
     * @param actor the administrator's account
     * @param body their JSON; a secret that is left out or masked stays
     * @param expected whether the stored version is one to replace
     */
    public Saving<Shown> save(String actor, JsonNode body, Predicate<Optional<Long>> expected) {
        return save(actor, body, expected, AlertSettingsDocument::missingSecrets);
    }

    /** The same of a document that cannot have secrets: a channel that lacks its own sends nothing until it is set. */
    public Saving<Shown> takeOver(String actor, JsonNode body) {
        return save(actor, body, version -> true, (wanted, before) -> List.of());
    }

    private Saving<Shown> save(
            String actor,
            JsonNode body,
            Predicate<Optional<Long>> expected,
            BiFunction<Readable, Stored, List<FieldError>> missing) {
        return OptimisticSaving.tries(unitOfWork, StaleAlertSettingsException.class, () -> {
            Stored before = store.find();
            if (!expected.test(Optional.of(before.version()))) {
                return new Overtaken<>();
            }
            AlertSettingsReading reading = AlertSettingsDocument.read(body, before, current.names());
            List<FieldError> errors =
                    reading instanceof Readable wanted ? missing.apply(wanted, before) : ((Wrong) reading).errors();
            return errors.isEmpty() ? store(actor, (Readable) reading, before) : new Invalid<>(errors);
        });
    }

    private Saving<Shown> store(String actor, Readable wanted, Stored before) {
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
        return new Saved<>(now, false);
    }
}
