package org.peakonjit.administration.identityproviders;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.saml.metadata.ConnectedIdp;

/** An identity provider as the API shows it: what was registered, and what became of it. */
@Schema(name = "RegisteredIdentityProvider")
public record IdentityProviderDocument(@JsonUnwrapped RegisteredIdp registration, IdentityProviderStatus status) {

    /**
     * One that is registered.
     *
     * @param connected what its metadata says; empty where this node has not looked yet
     * @param identifiersSince since when it identifies people anew; empty where nobody said so
     */
    public static IdentityProviderDocument of(
            RegisteredIdp idp,
            Optional<ConnectedIdp> connected,
            List<String> attributes,
            Optional<Instant> identifiersSince,
            Instant now) {
        return new IdentityProviderDocument(
                idp, IdentityProviderStatus.of(idp, connected, attributes, identifiersSince, now));
    }
}
