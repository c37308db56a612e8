package org.peakonjit.administration.identityproviders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.identityprovider.MetadataOrigin;
import org.peakonjit.identityprovider.MetadataOrigin.At;
import org.peakonjit.identityprovider.MetadataOrigin.Pasted;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.saml.metadata.ConnectedIdp;

/** An identity provider as the API shows it: what was registered and, under {@code status}, what became of it. */
@Schema(name = "RegisteredIdentityProvider")
public record IdentityProviderDocument(
        String name,
        String description,
        boolean enabled,
        Metadata metadata,

        @Schema(description = "PEM") @JsonInclude(Include.NON_NULL) @Nullable
        String metadataCertificate,

        List<String> emailDomains,
        boolean administrators,
        IdentityProviderStatus status) {

    /** One of both. */
    @JsonInclude(Include.NON_NULL)
    @Schema(name = "MetadataOrigin")
    public record Metadata(@Nullable URI url, @Nullable String xml) {

        private static Metadata of(MetadataOrigin origin) {
            return origin instanceof At place
                    ? new Metadata(place.location(), null)
                    : new Metadata(null, ((Pasted) origin).xml());
        }
    }

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
                idp.name(),
                idp.description(),
                idp.enabled(),
                Metadata.of(idp.metadata()),
                idp.metadataCertificate(),
                idp.emailDomains(),
                idp.administrators(),
                IdentityProviderStatus.of(idp, connected, attributes, identifiersSince, now));
    }
}
