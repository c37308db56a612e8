package org.peakonjit.console.setup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.Saving;
import org.peakonjit.administration.Saving.Invalid;
import org.peakonjit.administration.Saving.Saved;
import org.peakonjit.administration.applications.ApplicationChanges;
import org.peakonjit.administration.applications.ApplicationTemplate;
import org.peakonjit.administration.simulation.ConnectionTest;
import org.peakonjit.administration.simulation.ConnectionTest.Finding;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.application.Applications;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.console.applications.ApplicationForm;
import org.peakonjit.console.form.DocumentFields;
import org.peakonjit.console.form.FieldMessages;
import org.peakonjit.console.form.SecretField;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.lifecycle.KeptInPage;
import org.peakonjit.console.list.ListParameters;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.page.Navigation;
import org.peakonjit.console.session.Viewer;

/** Leads from an empty installation to the first sign-in; each step saves what it has. */
@Model
@KeptInPage
public class GuidedSetup {

    private static final String FORM = "guide:";

    @Inject
    Applications applications;

    @Inject
    ApplicationChanges changes;

    @Inject
    ConnectionTest connectionTest;

    @Inject
    PeakonMetadataForm peakonMetadata;

    @Inject
    SetupProgress progress;

    @Inject
    FieldMessages fields;

    @Inject
    Messages messages;

    @Inject
    Viewer viewer;

    private @Nullable String application;

    private @Nullable String step;

    private @Nullable Long version;

    private boolean tokenSet;
    private final ApplicationForm form = new ApplicationForm();
    private DocumentFields policy = new DocumentFields(JsonNodeFactory.instance.objectNode());
    private transient List<Finding> findings = List.of();

    /** Takes up the application that was asked for, the first that there is, or a new one; and the step, or the first open one. */
    public void open() {
        String asked =
                application == null ? applications.names().stream().findFirst().orElse("") : application;
        applications.findStored(asked).ifPresentOrElse(this::show, () -> {
            application = "";
            ObjectNode json = ApplicationTemplate.PEAKON.document();
            json.withObject("/scim").put("jitProvisioning", false);
            form.begin(json);
        });
        if (SetupStep.of(step).isEmpty()) {
            step = progress.first(application()).word();
        }
    }

    private void show(Stored stored) {
        application = stored.application().name();
        version = stored.version();
        tokenSet = stored.bearerTokenSet();
        form.begin(ApplicationForm.tree(stored));
        ObjectNode json = form.base();
        if (json.path("policies").path(0) instanceof ObjectNode first) {
            policy = new DocumentFields(first.deepCopy());
        }
    }

    /** Saves what Peakon is called and where it is; its metadata fills the addresses, where it is given. */
    @Changing
    public void savePeakon() {
        if (peakonMetadata.fill(form.document(), FORM) && save(form.withToken())) {
            goOn(SetupStep.PEAKON.next());
        }
    }

    /** Saves token and limit, and goes on if Peakon takes them; says what is wrong otherwise. */
    @Changing
    public void saveLicenses() {
        if (form.token().isMissedOnce()) {
            fields.tellAgain(FORM + "scim-bearerToken");
            return;
        }
        ObjectNode json = form.withToken();
        json.withObject("/scim").put("jitProvisioning", true);
        if (save(json)) {
            findings = applications.find(application()).map(connectionTest::run).orElse(List.of());
            if (findings.stream().allMatch(Finding::isGood)) {
                goOn(SetupStep.LICENSES.next());
            } else {
                messages.wrong("setup.licenses.unusable");
            }
        }
    }

    /** Whether who may sign in is said already by more than the form here can show. */
    public boolean isPolicyElsewhere() {
        return form.base().path("policies").size() > 1 || policy.document().hasNonNull("shared");
    }

    /** Saves who may sign in: whoever is in the groups or units, or everybody. What the form cannot show stays. */
    @Changing
    public void savePolicy() {
        if (isPolicyElsewhere()) {
            goOn(SetupStep.POLICY.next());
            return;
        }
        ObjectNode json = form.withToken();
        ObjectNode first = policy.document();
        boolean names = !first.path("groups").isEmpty()
                || !first.path("organizationalUnits").isEmpty();
        if (first.path("name").asText("").isBlank()) {
            first.put("name", messages.text("setup.policy.default"));
        }
        if (json.withArray("/policies").isEmpty()) {
            json.withArray("/policies").add(first);
        } else {
            json.withArray("/policies").set(0, first);
        }
        if (!names) {
            json.withArray("/policies").remove(0);
        }
        if (save(json)) {
            goOn(SetupStep.POLICY.next());
        }
    }

    /** Enabled as soon as people can be handed on; until then it is kept, and refuses everybody. */
    @Changing
    private boolean save(ObjectNode json) {
        boolean wasComplete = SetupProgress.isComplete(form.base());
        if (!wasComplete) {
            json.put("enabled", SetupProgress.isComplete(json));
        }
        if (version == null) {
            form.propose(one -> applications.findStored(one).isPresent());
            json.put("name", Objects.toString(form.document().get("/name"), ""));
        }
        String name = json.path("name").asText("");
        Saving<Stored> saving = changes.save(
                viewer.actor(), name, ApplicationDocument.read(json), Optional.ofNullable(version)::equals);
        if (saving instanceof Saved<Stored> saved) {
            show(saved.now());
            messages.done("application.saved", saved.now().application().title());
            return true;
        }
        if (saving instanceof Invalid<Stored> invalid) {
            fields.tellAt(FORM, invalid.errors());
        } else {
            messages.wrong(version == null ? "application.exists" : "setup.changed-meanwhile", name);
        }
        return false;
    }

    /** Shows another step. */
    void goOn(SetupStep next) {
        Navigation.go(
                messages,
                "guide.xhtml?step=" + next.word() + (application().isEmpty() ? "" : "&application=" + application()));
    }

    private String application() {
        return application == null ? "" : application;
    }

    public String getApplication() {
        return application();
    }

    public void setApplication(@Nullable String application) {
        this.application = ListParameters.printable(application);
    }

    public @Nullable String getStep() {
        return step;
    }

    public void setStep(@Nullable String step) {
        this.step = step;
    }

    public String getNext() {
        return SetupStep.of(step).orElse(SetupStep.TEST).next().word();
    }

    public boolean isTokenSet() {
        return tokenSet;
    }

    public DocumentFields getDocument() {
        return form.document();
    }

    public DocumentFields getPolicy() {
        return policy;
    }

    public SecretField getToken() {
        return form.token();
    }

    /** How the connection test went that followed the saving; empty before it. */
    public List<Finding> getFindings() {
        return findings;
    }
}
