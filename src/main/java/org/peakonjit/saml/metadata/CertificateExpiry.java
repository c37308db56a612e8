package org.peakonjit.saml.metadata;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.apache.commons.codec.digest.DigestUtils;
import org.peakonjit.saml.keys.KeyExpiry;

/**
 * When a certificate in an IdP's metadata ends. Signatures under it are good all the same; but its end is when the IdP's
 * administrators will replace it.
 *
 * @param idp the name of the IdP
 * @param fingerprint SHA-256 of the certificate, in hex
 */
public record CertificateExpiry(String idp, String fingerprint, Instant notAfter) {

    public static CertificateExpiry of(String idp, X509Certificate certificate) {
        return new CertificateExpiry(
                idp, fingerprint(certificate), certificate.getNotAfter().toInstant());
    }

    /** Whole days until then; negative when it is past. */
    public long daysLeft(Instant now) {
        return KeyExpiry.daysBetween(now, notAfter);
    }

    /** SHA-256 of the certificate, in hex. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            return DigestUtils.sha256Hex(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read cannot be written", e);
        }
    }
}
