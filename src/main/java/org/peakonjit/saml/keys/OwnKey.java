package org.peakonjit.saml.keys;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import org.peakonjit.application.CertificateText;
import org.peakonjit.saml.keys.SamlKeys.Use;

/** What may be known of one of our key pairs: all but the private key. */
public record OwnKey(String id, Use use, KeyState state, X509Certificate certificate) {

    static OwnKey of(StoredKey stored) {
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(stored.certificate()));
            return new OwnKey(stored.id(), stored.use(), stored.state(), certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate of " + stored + " cannot be read", e);
        }
    }

    public Instant notAfter() {
        return certificate.getNotAfter().toInstant();
    }

    /** SHA-256 of the certificate's DER, as colon-separated upper-case hex. */
    public String fingerprint() {
        try {
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** The certificate as text (RFC 7468 §5). */
    public String pem() {
        return CertificateText.pem(certificate) + "\n";
    }
}
