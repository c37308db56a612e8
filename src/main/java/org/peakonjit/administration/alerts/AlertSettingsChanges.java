package org.peakonjit.administration.alerts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.OptimisticSaving;
import org.peakonjit.administration.Saving;
import org.peakonjit.administration.Saving.Overtaken;
import org.peakonjit.administration.alerts.CurrentAlertSettings.Shown;
import org.peakonjit.alerting.settings.AlertSettingsDocument;
import org.peakonjit.alerting.settings.AlertSettingsStore;
import org.peakonjit.alerting.settings.AlertSettingsStore.Stored;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.json.Documents;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;

/** Changes the settings of alerts, and tells the audit. */
@Singleton
public class AlertSettingsChanges {

    private static final AdministrativeAction ACTION = AdministrativeAction.ALERT_SETTINGS_CHANGED;

    private final AlertSettingsStore store;
    private final CurrentAlertSettings current;
    private final UnitOfWork unitOfWork;
    private final ChangeLog changes;

    @Inject
    public AlertSettingsChanges(
            AlertSettingsStore store, CurrentAlertSettings current, UnitOfWork unitOfWork, ChangeLog changes) {
        this.store = store;
        this.current = current;
        this.unitOfWork = unitOfWork;
        this.changes = changes;
    }

    /** Everything that is wrong with a document, where these are the applications. */
    public List<FieldError> problems(AlertSettingsDocument body, Set<String> names) {
        return AlertSettingsRules.problems(body, store.find(), names);
    }

    /**
     * Replaces the settings, unless they are so already; a secret that comes along is always a new one.
     *
     * @param body a secret that is left out stays
     * @param expected whether the stored version is one to replace
     */
    public Saving<Shown> save(String actor, Reading<AlertSettingsDocument> body, Predicate<Optional<Long>> expected) {
        return save(actor, body, expected, AlertSettingsRules::missingSecrets);
    }

    /** The same of a document that cannot have secrets: a channel that lacks its own sends nothing until it is set. */
    public Saving<Shown> takeOver(String actor, AlertSettingsDocument body) {
        return save(actor, new Reading<>(body, List.of()), version -> true, (wanted, before) -> List.of());
    }

    private Saving<Shown> save(
            String actor,
            Reading<AlertSettingsDocument> body,
            Predicate<Optional<Long>> expected,
            BiFunction<AlertSettingsDocument, Stored, List<FieldError>> missing) {
        return OptimisticSaving.tries(unitOfWork, () -> {
            Stored before = store.find();
            if (!expected.test(Optional.of(before.version()))) {
                return new Overtaken<>();
            }
            Reading<AlertSettingsDocument> wanted = body.and(
                            document -> AlertSettingsRules.problems(document, before, current.names()))
                    .and(document -> missing.apply(document, before));
            return OptimisticSaving.replace(
                    Optional.of(current.shown(before)),
                    wanted,
                    (document, shown) -> isSo(document, before),
                    document -> store(actor, document, before));
        });
    }

    private boolean isSo(AlertSettingsDocument wanted, Stored before) {
        return wanted.mail().password() == null
                && wanted.webhook().secret() == null
                && wanted.settings().equals(before.settings().among(current.names()));
    }

    private Shown store(String actor, AlertSettingsDocument wanted, Stored before) {
        String password = wanted.mail().password();
        String secret = wanted.webhook().secret();
        store.put(wanted.settings(), password, secret, before.version());
        Shown now = current.show();
        ObjectNode audited = Documents.tree(now.document());
        if (password != null) {
            audited.withObject("/mail").put("passwordChanged", true);
        }
        if (secret != null) {
            audited.withObject("/webhook").put("secretChanged", true);
        }
        changes.record(
                actor, ACTION, "alerts", Documents.tree(AlertSettingsDocument.of(before, current.names())), audited);
        return now;
    }
}
