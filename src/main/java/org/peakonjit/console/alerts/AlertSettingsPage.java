package org.peakonjit.console.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.Saving;
import org.peakonjit.administration.Saving.Invalid;
import org.peakonjit.administration.Saving.Saved;
import org.peakonjit.administration.alerts.AlertBoard;
import org.peakonjit.administration.alerts.AlertSettingsChanges;
import org.peakonjit.administration.alerts.CurrentAlertSettings;
import org.peakonjit.administration.alerts.CurrentAlertSettings.Shown;
import org.peakonjit.alerting.ChannelKind;
import org.peakonjit.alerting.notice.AlertTexts;
import org.peakonjit.alerting.notice.NotificationChannel.Failure;
import org.peakonjit.alerting.settings.AlertSettingsDocument;
import org.peakonjit.application.Applications;
import org.peakonjit.console.form.DocumentFields;
import org.peakonjit.console.form.EditConflict;
import org.peakonjit.console.form.FieldMessages;
import org.peakonjit.console.form.SecretField;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.lifecycle.KeptInPage;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.json.Documents;

/** When alerts are raised and who is told how. They are saved as the API would save them. */
@Model
@KeptInPage
public class AlertSettingsPage {
    private static final String FORM = "alerts:";

    @Inject
    CurrentAlertSettings current;

    @Inject
    AlertSettingsChanges changes;

    @Inject
    AlertBoard board;

    @Inject
    Applications applications;

    @Inject
    Messages messages;

    @Inject
    FieldMessages fieldMessages;

    @Inject
    Viewer viewer;

    private long version;
    private @Nullable DocumentFields document;
    private @Nullable ObjectNode base;
    private @Nullable EditConflict conflict;
    private final SecretField password = new SecretField();
    private final SecretField secret = new SecretField();
    private final List<OwnThresholds> own = new ArrayList<>();

    /** Loads what is stored. */
    public void open() {
        show(current.show());
    }

    private void show(Shown shown) {
        version = shown.version();
        password.clear();
        secret.clear();
        conflict = null;
        show(Documents.tree(shown.document()));
        base = edited();
    }

    private void show(ObjectNode json) {
        document = new DocumentFields(json);
        own.clear();
        JsonNode set = json.at("/licenses/applications");
        applications.names().forEach(name -> own.add(OwnThresholds.of(name, set)));
    }

    /** Saves them, or says at each field what is wrong with it; somebody else's change is never overwritten unseen. */
    @Changing
    public void save() {
        if (password.isMissedOnce()) {
            fieldMessages.tellAgain(FORM + "mail-password");
            return;
        }
        if (secret.isMissedOnce()) {
            fieldMessages.tellAgain(FORM + "webhook-secret");
            return;
        }
        Saving<Shown> saving = changes.save(
                viewer.getName(),
                Documents.read(AlertSettingsDocument.class, withSecrets()),
                Optional.of(version)::equals);
        if (saving instanceof Saved<Shown> saved) {
            show(saved.now());
            messages.done("alerts.saved");
        } else if (saving instanceof Invalid<Shown> invalid) {
            fieldMessages.tellAt(invalid.errors(), this::field);
        } else {
            Shown now = current.show();
            conflict = new EditConflict(getBase(), Documents.tree(now.document()), edited(), now.version());
            messages.wrong("conflict.changed-meanwhile", messages.text("alerts.settings"));
        }
    }

    /** Saves what both sides come to, as chosen. */
    @Changing
    public void resolve() {
        EditConflict open = conflict == null ? null : conflict.with(edited());
        conflict = open;
        if (open == null || open.decided().isEmpty()) {
            messages.wrong("conflict.choose");
            return;
        }
        conflict = null;
        version = open.version();
        base = open.theirs();
        show(open.decided().get().deepCopy());
        save();
    }

    private ObjectNode getBase() {
        return base == null ? JsonNodeFactory.instance.objectNode() : base;
    }

    private Optional<String> field(String pointer) {
        return OwnThresholds.rowOf(pointer, own)
                .map(row -> FORM + "own:" + row + ":thresholds")
                .or(() -> FieldMessages.field(FORM, pointer));
    }

    private ObjectNode edited() {
        ObjectNode json = getDocument().document().deepCopy();
        ArrayNode rows = json.withObject("/licenses").putArray("applications");
        own.stream().filter(OwnThresholds::isSet).forEach(one -> rows.add(one.json()));
        return json;
    }

    private ObjectNode withSecrets() {
        ObjectNode json = edited();
        password.typed().ifPresent(typed -> json.withObject("/mail").put("password", typed));
        secret.typed()
                .map(String::strip)
                .ifPresent(typed -> json.withObject("/webhook").put("secret", typed));
        return json;
    }

    /** Sends a test message by what is stored, and says in words what is wrong. */
    @Changing
    public void test(ChannelKind channel) {
        Optional<Failure> failure = board.test(viewer.getName(), channel);
        if (failure.isEmpty()) {
            messages.done("alerts.tested." + channel.word());
        } else {
            AlertTexts texts = AlertTexts.in(messages.locale());
            messages.wrong(
                    "alerts.untested",
                    texts.of(failure.get().trouble()),
                    messages.fault(failure.get().detail()));
        }
    }

    public DocumentFields getDocument() {
        DocumentFields shown = document;
        if (shown == null) {
            throw new IllegalStateException("the page is not open");
        }
        return shown;
    }

    public List<OwnThresholds> getOwn() {
        return own;
    }

    public boolean isPasswordSet() {
        return getDocument().get("/mail/password") != null;
    }

    public boolean isSecretSet() {
        return getDocument().get("/webhook/secret") != null;
    }

    public SecretField getPassword() {
        return password;
    }

    public SecretField getSecret() {
        return secret;
    }

    /** What somebody else saved meanwhile; null where nobody did. */
    public @Nullable EditConflict getConflict() {
        return conflict;
    }
}
