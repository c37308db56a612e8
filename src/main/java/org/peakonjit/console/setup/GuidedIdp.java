package org.peakonjit.console.setup;

import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import org.peakonjit.administration.Saving;
import org.peakonjit.administration.Saving.Invalid;
import org.peakonjit.administration.Saving.Saved;
import org.peakonjit.administration.identityproviders.IdentityProviderChanges;
import org.peakonjit.application.ApplicationName;
import org.peakonjit.console.form.DocumentFields;
import org.peakonjit.console.form.FieldMessages;
import org.peakonjit.console.identityproviders.IdentityProviderPage;
import org.peakonjit.console.identityproviders.IdpPreviewCard;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.lifecycle.KeptInPage;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.identityprovider.RegisteredIdps.Stored;
import org.peakonjit.json.Documents;

/** The guided way's first step: the company's identity provider, by its metadata alone. */
@Model
@KeptInPage
public class GuidedIdp {

    private static final String FORM = "guide:";
    private static final String NAME = "company";

    @Inject
    RegisteredIdps registered;

    @Inject
    IdentityProviderChanges changes;

    @Inject
    IdpPreviewCard preview;

    @Inject
    GuidedSetup setup;

    @Inject
    FieldMessages fields;

    @Inject
    Messages messages;

    @Inject
    Viewer viewer;

    private final DocumentFields document = new DocumentFields(IdentityProviderPage.fresh());

    /** Reads the metadata, registers the identity provider where it can be used, and goes on to the next step. */
    @Changing
    public void save() {
        preview.read(document, FORM);
        if (preview.getPreview() == null) {
            return;
        }
        String name =
                ApplicationName.proposedFor(NAME, one -> registered.find(one).isPresent());
        Saving<Stored> saving = changes.save(
                viewer.actor(),
                name,
                Documents.read(
                        RegisteredIdp.class, document.document().deepCopy().put("name", name)),
                version -> version.isEmpty());
        if (saving instanceof Saved<Stored>) {
            changes.refresh(name); // else it is asked for a moment later, and the step would not be done yet
            messages.done("idp.saved", name);
            setup.goOn(SetupStep.IDENTITY_PROVIDER.next());
        } else if (saving instanceof Invalid<Stored> invalid) {
            fields.tellAt(invalid.errors(), IdpPreviewCard.in(FORM));
        } else {
            messages.wrong("idp.exists", name);
        }
    }

    public DocumentFields getDocument() {
        return document;
    }
}
