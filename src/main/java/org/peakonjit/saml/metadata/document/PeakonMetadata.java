package org.peakonjit.saml.metadata.document;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What Peakon's metadata says about it as a SAML service provider.
 *
 * @param acsUrl its default assertion consumer service by HTTP-POST
 * @param acsIndex the index of that one
 * @param sloUrl its single logout service by HTTP-Redirect
 * @param signingCertificates of its messages' signatures
 * @param signsRequests whether it says that its AuthnRequests are signed
 */
public record PeakonMetadata(
        String entityId,
        URI acsUrl,
        int acsIndex,
        Optional<URI> sloUrl,
        List<X509Certificate> signingCertificates,
        boolean signsRequests) {

    public PeakonMetadata {
        signingCertificates = List.copyOf(signingCertificates);
    }
}
