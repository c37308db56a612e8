package org.peakonjit.saml.metadata.document;

import java.net.URI;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.peakonjit.refusal.Fault;

/**
 * What we use of an IdP's metadata (SAML Metadata §2.4.3).
 *
 * @param redirectSso its single sign-on service by HTTP-Redirect
 * @param postSso its single sign-on service by HTTP-POST; one of the two is there
 * @param signingKeys every key it may sign with, never empty; certificates only carry them and may have ended
 * @param certificates those that carried the keys
 * @param wantsRequestsSigned whether it refuses unsigned AuthnRequests
 * @param logout its single logout service, by HTTP-Redirect where it has that
 * @param validUntil after this instant the metadata counts for nothing
 * @param leftOut what of it could not be read and is passed over, such as a broken certificate beside good ones
 */
public record CompanyIdp(
        String entityId,
        Optional<URI> redirectSso,
        Optional<URI> postSso,
        List<PublicKey> signingKeys,
        List<X509Certificate> certificates,
        boolean wantsRequestsSigned,
        Optional<Instant> validUntil,
        Optional<LogoutEndpoint> logout,
        List<Fault> leftOut) {

    public CompanyIdp {
        signingKeys = List.copyOf(signingKeys);
        certificates = List.copyOf(certificates);
        leftOut = List.copyOf(leftOut);
    }

    public boolean isValidAt(Instant now) {
        return validUntil.map(now::isBefore).orElse(true);
    }
}
