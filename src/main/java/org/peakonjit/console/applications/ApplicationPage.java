package org.peakonjit.console.applications;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.Saving;
import org.peakonjit.administration.Saving.Invalid;
import org.peakonjit.administration.Saving.Saved;
import org.peakonjit.administration.applications.ApplicationChanges;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.application.Applications;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.console.form.DocumentFields;
import org.peakonjit.console.form.EditConflict;
import org.peakonjit.console.form.FieldMessages;
import org.peakonjit.console.form.SecretField;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.lifecycle.KeptInPage;
import org.peakonjit.console.list.ListParameters;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.page.Navigation;
import org.peakonjit.console.policies.PolicyForms;
import org.peakonjit.console.session.Viewer;

/** One application, to be seen, changed or created. It is saved as the API would save it. */
@Model
@KeptInPage
public class ApplicationPage {

    private static final String TOKEN = "/scim/bearerToken";

    @Inject
    Applications applications;

    @Inject
    ApplicationChanges changes;

    @Inject
    NewApplication fresh;

    @Inject
    Messages messages;

    @Inject
    FieldMessages fieldMessages;

    @Inject
    Viewer viewer;

    private @Nullable String name;

    private @Nullable Long version;

    private String title = "";
    private boolean tokenSet;
    private int tab;

    private @Nullable EditConflict conflict;

    private final ApplicationForm form = new ApplicationForm();

    /** Loads the application that was asked for, or begins a new one. */
    public void open() {
        if (name == null) {
            form.begin(fresh.document());
            proposeName();
            return;
        }
        Optional<Stored> stored = applications.findStored(name);
        if (stored.isPresent()) {
            show(stored.get());
        } else {
            messages.wrong("application.unknown", name);
            Navigation.go(messages, "applications.xhtml");
        }
    }

    /** Proposes a name for a new application by what it is called, unless somebody wrote another. */
    public void proposeName() {
        if (isFresh()) {
            form.propose(one -> applications.findStored(one).isPresent());
        }
    }

    private void show(Stored stored) {
        name = stored.application().name();
        title = stored.application().title();
        version = stored.version();
        tokenSet = stored.bearerTokenSet();
        conflict = null;
        form.begin(ApplicationForm.tree(stored));
    }

    /** Saves it, or says at each field what is wrong with it; somebody else's change is never overwritten unseen. */
    @Changing
    public void save() {
        if (form.token().isMissedOnce()) {
            tab = FieldMessages.tabOf(TOKEN);
            fieldMessages.tellAgain("application:tabs:scim-bearerToken");
            return;
        }
        proposeName();
        ObjectNode json = form.withToken();
        String wanted = json.path("name").asText("").strip();
        Saving<Stored> saving = changes.save(
                viewer.actor(), wanted, ApplicationDocument.read(json), Optional.ofNullable(version)::equals);
        if (saving instanceof Saved<Stored> saved) {
            messages.done("application.saved", wanted);
            if (isFresh()) {
                Navigation.go(messages, "application.xhtml?name=" + wanted + "&created=true");
            }
            show(saved.now());
        } else if (saving instanceof Invalid<Stored> invalid) {
            tab = fieldMessages.tell(invalid.errors());
        } else if (isFresh()) {
            tab = FieldMessages.tabOf("/name");
            fieldMessages.tellWrong("application:tabs:name", messages.text("application.exists", wanted));
        } else {
            overtaken(wanted);
        }
    }

    private void overtaken(String wanted) {
        applications
                .findStored(wanted)
                .ifPresentOrElse(
                        stored -> {
                            conflict = new EditConflict(
                                    form.base(), ApplicationForm.tree(stored), form.json(), stored.version());
                            messages.wrong("conflict.changed-meanwhile", wanted);
                        },
                        () -> {
                            version = null;
                            tokenSet = false;
                            form.addAnew();
                            messages.wrong("conflict.deleted-meanwhile", wanted);
                        });
    }

    /** Saves what both sides come to, as chosen. */
    @Changing
    public void resolve() {
        EditConflict open = conflict == null ? null : conflict.with(form.json());
        conflict = open;
        if (open == null || open.decided().isEmpty()) {
            messages.wrong("conflict.choose");
            return;
        }
        conflict = null;
        version = open.version();
        form.rest(open.theirs(), open.decided().get());
        save();
    }

    String name() {
        return name == null ? "" : name;
    }

    /** Whether it does not exist yet. */
    public boolean isFresh() {
        return version == null;
    }

    public boolean isTokenSet() {
        return tokenSet;
    }

    public DocumentFields getDocument() {
        return form.document();
    }

    public PolicyForms getPolicies() {
        return form.policies();
    }

    public MappingForms getMapping() {
        return form.mapping();
    }

    /** What people call it, as stored, not as typed. */
    public String getTitle() {
        return title;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = ListParameters.printable(name);
    }

    public SecretField getToken() {
        return form.token();
    }

    /** What somebody else saved meanwhile; null where nobody did. */
    public @Nullable EditConflict getConflict() {
        return conflict;
    }

    public int getTab() {
        return ApplicationTab.shown(tab, viewer.mayChange() && !isFresh());
    }

    public void setTab(int tab) {
        this.tab = tab;
    }

    /** The tab as addresses call it. */
    public String getTabName() {
        return ApplicationTab.values()[tab].word();
    }

    public void setTabName(@Nullable String wanted) {
        tab = ApplicationTab.of(wanted).ordinal();
    }
}
