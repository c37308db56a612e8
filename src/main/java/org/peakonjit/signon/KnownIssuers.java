package org.peakonjit.signon;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.peakonjit.license.person.IdentifierRenewals;
import org.peakonjit.license.person.Issuers;
import org.peakonjit.saml.metadata.IdentityProviders;

/** The identity providers as they are registered here. */
@Singleton
class KnownIssuers implements Issuers {

    private final IdentityProviders identityProviders;
    private final IdentifierRenewals renewals;

    @Inject
    KnownIssuers(IdentityProviders identityProviders, IdentifierRenewals renewals) {
        this.identityProviders = identityProviders;
        this.renewals = renewals;
    }

    @Override
    public boolean speaksFor(String issuer, String address) {
        return identityProviders.scopeOf(issuer).covers(address);
    }

    @Override
    public Optional<Instant> identifiersSince(String issuer) {
        return renewals.since(issuer);
    }
}
