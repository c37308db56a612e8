package org.peakonjit.administration.identityproviders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.metadata.CertificateExpiry;
import org.peakonjit.saml.metadata.ConnectedIdp;
import org.peakonjit.saml.metadata.IdpTrouble;
import org.peakonjit.saml.metadata.RefreshState;
import org.peakonjit.saml.metadata.document.CompanyIdp;

/**
 * What became of an identity provider that is registered.
 *
 * @param metadata what its metadata says; null where there was none yet
 * @param identifiersSince since when it identifies people anew; null where nobody said so
 */
public record IdentityProviderStatus(
        boolean fromSettings,
        boolean usable,
        @Nullable String trouble,
        @JsonUnwrapped @Nullable IdentityProviderMetadata metadata,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Refresh refresh,
        List<String> attributes,

        @Schema(description = "since when it identifies people anew") @Nullable
        Instant identifiersSince) {

    /**
     * That of one that is registered.
     *
     * @param connected what its metadata says; empty where this node has not looked yet
     * @param identifiersSince since when it identifies people anew; empty where nobody said so
     */
    public static IdentityProviderStatus of(
            RegisteredIdp idp,
            Optional<ConnectedIdp> connected,
            List<String> attributes,
            Optional<Instant> identifiersSince,
            Instant now) {
        return new IdentityProviderStatus(
                idp.isFromSettings(),
                connected.flatMap(one -> one.usableAt(now)).isPresent(),
                (connected.isPresent() ? connected.get().troubleAt(now) : Optional.of(IdpTrouble.NOT_LOADED.fault()))
                        .map(Fault::english)
                        .orElse(null),
                connected
                        .flatMap(one -> Optional.ofNullable(one.kept()))
                        .map(one -> IdentityProviderMetadata.of(one, now))
                        .orElse(null),
                connected
                        .flatMap(one -> Optional.ofNullable(one.refresh()))
                        .map(Refresh::of)
                        .orElse(null),
                attributes,
                identifiersSince.orElse(null));
    }

    public record IdentityProviderMetadata(
            String entityId,
            @Nullable URI singleSignOn,
            @Nullable URI singleLogout,
            @Nullable Instant validUntil,
            List<Certificate> certificates,

            @Schema(description = "what could not be read and is passed over")
            List<String> leftOut) {

        public static IdentityProviderMetadata of(CompanyIdp idp, Instant now) {
            return new IdentityProviderMetadata(
                    idp.entityId(),
                    idp.redirectSso().or(idp::postSso).orElse(null),
                    idp.logout().map(one -> one.location()).orElse(null),
                    idp.validUntil().orElse(null),
                    idp.certificates().stream()
                            .map(one -> CertificateExpiry.of("", one))
                            .map(one -> new Certificate(one.fingerprint(), one.notAfter(), one.daysLeft(now)))
                            .toList(),
                    idp.leftOut().stream().map(Fault::english).toList());
        }
    }

    public record Certificate(String fingerprint, Instant notAfter, long daysLeft) {}

    /** How the refresh of its metadata stands. */
    public record Refresh(
            @Nullable Instant confirmedAt,
            Instant attemptedAt,
            Instant nextAt,
            int failures,
            @Nullable String lastFailure) {

        private static Refresh of(RefreshState state) {
            return new Refresh(
                    state.confirmedAt(),
                    state.attemptedAt(),
                    state.dueAt(),
                    state.failures(),
                    state.trouble() == null ? null : state.trouble().english());
        }
    }
}
