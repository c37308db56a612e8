package org.peakonjit.administration.identityproviders;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.license.person.IdentifierRenewals;
import org.peakonjit.saml.metadata.ConnectedIdp;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.metadata.document.CompanyIdp;

/**
 * An administrator's word that an identity provider identifies its people anew: each seat that it keyed before takes the
 * key that comes with its holder's next sign-in, where that would have been a conflict (rule W3).
 */
@Singleton
public class NewIdentifiers {

    private final IdentityProviders identityProviders;
    private final IdentifierRenewals renewals;
    private final UnitOfWork unitOfWork;
    private final ChangeLog changes;
    private final Clock clock;

    @Inject
    public NewIdentifiers(
            IdentityProviders identityProviders,
            IdentifierRenewals renewals,
            UnitOfWork unitOfWork,
            ChangeLog changes,
            Clock clock) {
        this.identityProviders = identityProviders;
        this.renewals = renewals;
        this.unitOfWork = unitOfWork;
        this.changes = changes;
        this.clock = clock;
    }

    public enum Noting {
        NOTED,
        ABSENT,
        /** Its metadata was never read, so nobody knows by which entityID it asserts people. */
        NAMELESS
    }

    /** Notes that it identifies people anew from now on. Not to be called in a transaction. */
    public Noting note(String actor, String name) {
        Optional<ConnectedIdp> idp = identityProviders.findAnew(name);
        if (idp.isEmpty()) {
            return Noting.ABSENT;
        }
        Optional<String> entityId = entityId(idp.get());
        if (entityId.isEmpty()) {
            return Noting.NAMELESS;
        }
        return unitOfWork.call(() -> {
            Instant now = clock.instant();
            Instant before = renewals.since(entityId.get()).orElse(null);
            renewals.note(entityId.get(), now);
            changes.record(
                    actor,
                    AdministrativeAction.IDENTITY_PROVIDER_NEW_IDENTIFIERS,
                    name,
                    audited(entityId.get(), before),
                    audited(entityId.get(), now));
            return Noting.NOTED;
        });
    }

    /** Since when it does; empty where nobody said so. */
    public Optional<Instant> since(String name) {
        return identityProviders.find(name).flatMap(NewIdentifiers::entityId).flatMap(renewals::since);
    }

    private static Optional<String> entityId(ConnectedIdp idp) {
        return Optional.ofNullable(idp.kept()).map(CompanyIdp::entityId);
    }

    private static ObjectNode audited(String entityId, @Nullable Instant since) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("entityId", entityId)
                .put("identifiersSince", since == null ? null : since.toString());
    }
}
