package org.peakonjit.console.identityproviders;

import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.identityproviders.IdentityProviderChanges;
import org.peakonjit.administration.identityproviders.NewIdentifiers;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.metadata.ConnectedIdp;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.metadata.RefreshState;

/** What an administrator does about the identity provider of the page, besides changing it. */
@Model
public class IdpActions {

    @Inject
    EditIdentityProviderPage page;

    @Inject
    IdentityProviders identityProviders;

    @Inject
    IdentityProviderChanges changes;

    @Inject
    NewIdentifiers newIdentifiers;

    @Inject
    HttpServletRequest request;

    @Inject
    Viewer viewer;

    @Inject
    Messages messages;

    /** Has the metadata asked for anew, now. */
    @Changing
    public void refresh() {
        changes.refresh(name()).ifPresentOrElse(this::tellRefreshed, this::tellUnknown);
    }

    private void tellRefreshed(ConnectedIdp idp) {
        RefreshState state = idp.refresh();
        Fault trouble = state == null ? null : state.trouble();
        if (trouble == null) {
            messages.done("idp.refreshed");
        } else {
            messages.wrong("idp.refresh.failed", messages.fault(trouble));
        }
    }

    private void tellUnknown() {
        messages.wrong("idp.unknown", name());
    }

    /** Accepts that its metadata is of another entityID by now: of the one that the page named. */
    @Changing
    public void accept() {
        if (!heldBack().equals(Optional.ofNullable(request.getParameter("held-back")))) {
            messages.wrong("idp.accept.other");
            return;
        }
        changes.accept(viewer.actor(), name()).ifPresentOrElse(idp -> messages.done("idp.accepted"), this::tellUnknown);
    }

    /** What accepting it means. */
    public String getAcceptance() {
        return heldBack()
                .map(entityId -> messages.text("idp.accept.confirm", entityId))
                .orElse("");
    }

    private Optional<String> heldBack() {
        return identityProviders.find(name()).flatMap(ConnectedIdp::heldBack);
    }

    /** Says that it identifies people anew from now on. */
    @Changing
    public void identifyAnew() {
        switch (newIdentifiers.note(viewer.actor(), name())) {
            case NOTED -> messages.done("idp.anew.done", name());
            case ABSENT -> tellUnknown();
            case NAMELESS -> messages.wrong("idp.anew.nameless");
        }
    }

    /** Since when it identifies people anew; null where nobody said so. */
    public @Nullable Instant getIdentifiersSince() {
        return newIdentifiers.since(name()).orElse(null);
    }

    private String name() {
        String name = page.getName();
        return name == null ? "" : name;
    }
}
