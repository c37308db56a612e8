package org.peakonjit.console.identityproviders;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.Saving;
import org.peakonjit.administration.Saving.Invalid;
import org.peakonjit.administration.Saving.Saved;
import org.peakonjit.administration.identityproviders.IdentityProviderChanges;
import org.peakonjit.administration.identityproviders.IdentityProviderChanges.Deletion;
import org.peakonjit.console.form.DocumentFields;
import org.peakonjit.console.form.EditConflict;
import org.peakonjit.console.form.FieldMessages;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.lifecycle.KeptInPage;
import org.peakonjit.console.list.ListParameters;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.page.Navigation;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.identityprovider.RegisteredIdps.Stored;
import org.peakonjit.json.Documents;

/** One identity provider, to be seen, changed or registered. It is saved as the API would save it. */
@Model
@KeptInPage
public class EditIdentityProviderPage {

    private static final String FORM = "idp:";

    @Inject
    RegisteredIdps registered;

    @Inject
    IdentityProviderChanges changes;

    @Inject
    IdentityProviderPage all;

    @Inject
    IdpPreviewCard preview;

    @Inject
    Messages messages;

    @Inject
    FieldMessages fields;

    @Inject
    Viewer viewer;

    private @Nullable String name;

    private @Nullable Long version;

    private ObjectNode base = IdentityProviderPage.fresh();
    private DocumentFields document = new DocumentFields(IdentityProviderPage.fresh());

    private @Nullable EditConflict conflict;

    /** Loads the one that was asked for, or begins a new one. */
    public void open() {
        String asked = name;
        if (asked == null) {
            return;
        }
        registered.find(asked).ifPresentOrElse(this::show, () -> {
            messages.wrong("idp.unknown", asked);
            Navigation.go(messages, "identity-provider.xhtml");
        });
    }

    private void show(Stored stored) {
        name = stored.idp().name();
        version = stored.version();
        conflict = null;
        preview.clear();
        base = Documents.tree(stored.idp());
        document = new DocumentFields(base.deepCopy());
    }

    /** Saves it, or says at each field what is wrong with it; somebody else's change is never overwritten unseen. */
    @Changing
    public void save() {
        ObjectNode json = document.document().deepCopy();
        String wanted = json.path("name").asText("").strip();
        Saving<Stored> saving = changes.save(
                viewer.actor(),
                wanted,
                Documents.read(RegisteredIdp.class, json),
                Optional.ofNullable(version)::equals);
        if (saving instanceof Saved<Stored> saved) {
            messages.done("idp.saved", wanted);
            show(saved.now());
            Navigation.go(messages, "edit-identity-provider.xhtml?name=" + wanted);
        } else if (saving instanceof Invalid<Stored> invalid) {
            fields.tellAt(invalid.errors(), IdpPreviewCard.in(FORM));
        } else if (isFresh()) {
            fields.tellWrong(FORM + "name", messages.text("idp.exists", wanted));
        } else {
            overtaken(wanted, json);
        }
    }

    private void overtaken(String wanted, ObjectNode json) {
        registered
                .find(wanted)
                .ifPresentOrElse(
                        stored -> {
                            conflict = new EditConflict(base, Documents.tree(stored.idp()), json, stored.version());
                            messages.wrong("conflict.changed-meanwhile", wanted);
                        },
                        () -> {
                            version = null;
                            messages.wrong("conflict.deleted-meanwhile", wanted);
                        });
    }

    /** Saves what both sides come to, as chosen. */
    @Changing
    public void resolve() {
        EditConflict open = conflict == null ? null : conflict.with(document.document());
        conflict = open;
        if (open == null || open.decided().isEmpty()) {
            messages.wrong("conflict.choose");
            return;
        }
        conflict = null;
        version = open.version();
        base = open.theirs();
        document = new DocumentFields(open.decided().get().deepCopy());
        save();
    }

    /** What somebody else saved meanwhile; null where nobody did. */
    public @Nullable EditConflict getConflict() {
        return conflict;
    }

    /** Deletes it, unless applications name it. */
    @Changing
    public void delete() {
        Deletion deletion = changes.delete(viewer.actor(), name(), version -> true);
        if (deletion == Deletion.IN_USE) {
            messages.wrong("idp.in-use");
            return;
        }
        if (deletion == Deletion.ABSENT) {
            messages.wrong("idp.unknown", name());
        } else {
            messages.done("idp.deleted", name());
        }
        Navigation.go(messages, "identity-provider.xhtml");
    }

    private String name() {
        return name == null ? "" : name;
    }

    /** Whether it is not registered yet. */
    public boolean isFresh() {
        return version == null;
    }

    /** Whether the viewer may change it. */
    public boolean isEditable() {
        return viewer.isAdministrator() && (version == null || version > 0);
    }

    /** How it stands; null while it is not registered. */
    public @Nullable IdpView getStanding() {
        return name == null ? null : all.find(name).findFirst().orElse(null);
    }

    public DocumentFields getDocument() {
        return document;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = ListParameters.printable(name);
    }
}
