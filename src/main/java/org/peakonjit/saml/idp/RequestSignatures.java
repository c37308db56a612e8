package org.peakonjit.saml.idp;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.MessageSignatures;

/** Verifies the signature of an AuthnRequest under the certificates the application is registered with. */
final class RequestSignatures {

    private RequestSignatures() {}

    /** Why the request is not proven to come from the holder of one of the certificates; empty = it is proven. */
    static Optional<Fault> flawOf(ReceivedAuthnRequest request, List<X509Certificate> certificates) {
        if (!request.isSigned()) {
            return Optional.of(RequestFault.NOT_SIGNED.fault());
        }
        List<PublicKey> keys =
                certificates.stream().map(X509Certificate::getPublicKey).toList();
        boolean valid = request.query() == null
                ? MessageSignatures.isSigned(request.message(), keys)
                : MessageSignatures.isSigned(request.query(), keys);
        return valid ? Optional.empty() : Optional.of(RequestFault.SIGNATURE.fault());
    }
}
