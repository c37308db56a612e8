package org.peakonjit.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
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
import org.peakonjit.alerting.AlertSettingsDocument;
import org.peakonjit.alerting.AlertTexts;
import org.peakonjit.alerting.ChannelKind;
import org.peakonjit.alerting.Language;
import org.peakonjit.alerting.NotificationChannel.Failure;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.json.Documents;

/** When alerts are raised and who is told how. They are saved as the API would save them. */
@Named
@ViewScoped
public class AlertSettingsPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String FORM = "alerts:";

    @Inject
    transient CurrentAlertSettings current;

    @Inject
    transient AlertSettingsChanges changes;

    @Inject
    transient AlertBoard board;

    @Inject
    transient Applications applications;

    @Inject
    transient Messages messages;

    @Inject
    transient FieldMessages fieldMessages;

    @Inject
    transient Viewer viewer;

    @Nullable
    private String password;

    @Nullable
    private String secret;

    private long version;
    private transient @Nullable DocumentFields document;
    private final transient List<OwnThresholds> own = new ArrayList<>();

    /** Loads what is stored. */
    public void open() {
        show(current.show());
    }

    private void show(Shown shown) {
        version = shown.version();
        ObjectNode json = Documents.tree(shown.document());
        document = new DocumentFields(json);
        password = null;
        secret = null;
        own.clear();
        JsonNode set = json.at("/licenses/applications");
        applications.all().stream()
                .map(Application::name)
                .map(name -> OwnThresholds.of(name, set))
                .forEach(own::add);
    }

    /** Saves them, or says at each field what is wrong with it; somebody else's change is never overwritten unseen. */
    @Changing
    public void save() {
        Saving<Shown> saving = changes.save(
                viewer.getName(), Documents.read(AlertSettingsDocument.class, edited()), Optional.of(version)::equals);
        if (saving instanceof Saved<Shown> saved) {
            show(saved.now());
            messages.done("alerts.saved");
        } else if (saving instanceof Invalid<Shown> invalid) {
            fieldMessages.tellAt(invalid.errors(), this::field);
        } else {
            messages.wrong("alerts.changed-meanwhile");
        }
    }

    private Optional<String> field(String pointer) {
        return OwnThresholds.rowOf(pointer, own)
                .map(row -> FORM + "own:" + row + ":thresholds")
                .or(() -> FieldMessages.field(FORM, pointer));
    }

    private ObjectNode edited() {
        ObjectNode json = getDocument().document().deepCopy();
        put(json.withObject("/mail"), "password", password);
        put(json.withObject("/webhook"), "secret", secret);
        ArrayNode rows = json.withObject("/licenses").putArray("applications");
        own.stream().filter(OwnThresholds::isSet).forEach(one -> rows.add(one.json()));
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable String typed) {
        if (typed != null && !typed.isBlank()) {
            json.put(name, typed.strip());
        }
    }

    /** Sends a test message by what is stored, and says in words what is wrong. */
    @Changing
    public void test(ChannelKind channel) {
        Optional<Failure> failure = board.test(viewer.getName(), channel);
        if (failure.isEmpty()) {
            messages.done("alerts.tested." + channel.word());
        } else {
            AlertTexts texts = AlertTexts.in(Language.of(messages.locale()));
            messages.wrong(
                    "alerts.untested",
                    texts.of(failure.get().trouble()),
                    failure.get().detail());
        }
    }

    public DocumentFields getDocument() {
        DocumentFields shown = document;
        if (shown == null) {
            throw new IllegalStateException("the page is not open");
        }
        return shown;
    }

    /** Each application's own thresholds. */
    public List<OwnThresholds> getOwn() {
        return own;
    }

    public boolean isPasswordSet() {
        return getDocument().get("/mail/password") != null;
    }

    public boolean isSecretSet() {
        return getDocument().get("/webhook/secret") != null;
    }

    /** Write only. */
    public @Nullable String getPassword() {
        return null;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    /** Write only. */
    public @Nullable String getSecret() {
        return null;
    }

    public void setSecret(@Nullable String secret) {
        this.secret = secret;
    }
}
