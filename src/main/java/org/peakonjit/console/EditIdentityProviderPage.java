package org.peakonjit.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.Saving;
import org.peakonjit.administration.Saving.Invalid;
import org.peakonjit.administration.Saving.Saved;
import org.peakonjit.administration.identityproviders.IdentityProviderChanges;
import org.peakonjit.administration.identityproviders.IdentityProviderChanges.Deletion;
import org.peakonjit.administration.identityproviders.IdentityProviderPreview;
import org.peakonjit.administration.identityproviders.NewIdentifiers;
import org.peakonjit.administration.identityproviders.NewIdentifiers.Noting;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.identityprovider.RegisteredIdps.Stored;
import org.peakonjit.json.Documents;
import org.peakonjit.json.Reading;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.metadata.CompanyIdp;

/** One identity provider, to be seen, changed or registered. It is saved as the API would save it. */
@Named
@ViewScoped
public class EditIdentityProviderPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String FORM = "idp:";

    @Inject
    transient RegisteredIdps registered;

    @Inject
    transient IdentityProviderChanges changes;

    @Inject
    transient NewIdentifiers newIdentifiers;

    @Inject
    transient IdentityProviderPage all;

    @Inject
    transient IdentityProviderPreview metadata;

    @Inject
    transient Messages messages;

    @Inject
    transient FieldMessages fields;

    @Inject
    transient Viewer viewer;

    @Inject
    transient Clock clock;

    @Nullable
    private String name;

    @Nullable
    private Long version;

    private transient DocumentFields document = new DocumentFields(fresh());

    @Nullable
    private transient CompanyIdp preview;

    private static ObjectNode fresh() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("enabled", true);
        json.putObject("metadata");
        return json;
    }

    /** Loads the one that was asked for, or begins a new one. */
    public void open() {
        if (name == null) {
            return;
        }
        Optional<Stored> stored = registered.find(name);
        if (stored.isPresent()) {
            show(stored.get());
        } else {
            messages.wrong("idp.unknown", name);
            messages.keep();
            Navigation.go("identity-provider.xhtml");
        }
    }

    private void show(Stored stored) {
        name = stored.idp().name();
        version = stored.version();
        preview = null;
        document = new DocumentFields(Documents.tree(stored.idp()));
    }

    /** Reads the metadata that the form names, without saving anything. */
    @Changing
    public void look() {
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        String member = document.get("/metadata/url") == null ? "xml" : "url";
        asked.put(member, (String) document.get("/metadata/" + member));
        asked.put("metadataCertificate", (String) document.get("/metadataCertificate"));
        Reading<CompanyIdp> read = metadata.read(Documents.read(IdentityProviderPreview.Wanted.class, asked));
        preview = read.value();
        read.errors().forEach(error -> fields.tellOne(error.below("/metadata"), EditIdentityProviderPage::field));
    }

    /** Saves it, or says at each field what is wrong with it; somebody else's change is never overwritten unseen. */
    @Changing
    public void save() {
        ObjectNode json = document.document().deepCopy();
        String wanted = json.path("name").asText("").strip();
        Saving<Stored> saving = changes.save(
                viewer.administrator().name(),
                wanted,
                Documents.read(RegisteredIdp.class, json),
                Optional.ofNullable(version)::equals);
        if (saving instanceof Saved<Stored> saved) {
            messages.done("idp.saved", wanted);
            messages.keep();
            show(saved.now());
            Navigation.go("edit-identity-provider.xhtml?name=" + wanted);
        } else if (saving instanceof Invalid<Stored> invalid) {
            fields.tellAt(invalid.errors(), EditIdentityProviderPage::field);
        } else {
            messages.wrong(isFresh() ? "idp.exists" : "idp.changed-meanwhile", wanted);
        }
    }

    /** What is wrong with the metadata as a whole stands at its first field. */
    private static Optional<String> field(String pointer) {
        return FieldMessages.field(FORM, "/metadata".equals(pointer) ? "/metadata/url" : pointer);
    }

    /** Has the metadata asked for anew, now. */
    @Changing
    public void refresh() {
        if (name != null) {
            Fault trouble = changes.refresh(name)
                    .map(one -> one.refresh())
                    .map(state -> state.trouble())
                    .orElse(null);
            if (trouble == null) {
                messages.done("idp.refreshed");
            } else {
                messages.wrong("idp.refresh.failed", messages.fault(trouble));
            }
        }
    }

    /** Accepts that its metadata is of another entityID by now. */
    @Changing
    public void accept() {
        if (name != null) {
            changes.accept(viewer.administrator().name(), name);
            messages.done("idp.accepted");
        }
    }

    /** What accepting it means. */
    public String getAcceptance() {
        IdpView standing = getStanding();
        String heldBack = standing == null ? null : standing.getHeldBack();
        return heldBack == null ? "" : messages.text("idp.accept.confirm", heldBack);
    }

    /** Says that it identifies people anew from now on. */
    @Changing
    public void identifyAnew() {
        String current = name == null ? "" : name;
        if (newIdentifiers.note(viewer.administrator().name(), current) == Noting.NOTED) {
            messages.done("idp.anew.done", current);
        } else {
            messages.wrong("idp.anew.nameless");
        }
    }

    /** Since when it identifies people anew; null where nobody said so. */
    public @Nullable Instant getIdentifiersSince() {
        return name == null ? null : newIdentifiers.since(name).orElse(null);
    }

    /** Deletes it, unless applications name it. */
    @Changing
    public void delete() {
        String current = name == null ? "" : name;
        Deletion deletion = changes.delete(viewer.administrator().name(), current, version -> true);
        if (deletion == Deletion.IN_USE) {
            messages.wrong("idp.in-use");
            return;
        }
        messages.done("idp.deleted", current);
        messages.keep();
        Navigation.go("identity-provider.xhtml");
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

    /** What was read for a look; null = nothing. */
    public @Nullable CompanyIdp getPreview() {
        return preview;
    }

    public String getPreviewSso() {
        return IdpView.sso(preview);
    }

    public List<IdpView.Certificate> getPreviewCertificates() {
        return IdpView.certificates(preview, clock.instant());
    }

    public DocumentFields getDocument() {
        return document;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }
}
