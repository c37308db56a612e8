package org.peakonjit.application;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A certificate as administrators paste it: PEM (RFC 7468 §5), or the bare base64 that SAML metadata has. */
public final class CertificateText {

    private static final int LONGEST = 16 * 1024;
    private static final Set<String> ALGORITHMS = Set.of("RSA", "EC");

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private CertificateText() {}

    /** A certificate of an RSA or EC key. */
    public static final class Certificate implements Predicate<String> {

        @Override
        public boolean test(String text) {
            return parse(text).isPresent();
        }
    }

    /** The certificate as PEM. */
    public static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + LINES.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----";
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The certificate, or empty where the text is none of an RSA or EC key. */
    public static Optional<X509Certificate> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String base64 = text.replaceAll("-----(BEGIN|END) CERTIFICATE-----", "").replaceAll("\\s", "");
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
            return Optional.of(certificate)
                    .filter(one -> ALGORITHMS.contains(one.getPublicKey().getAlgorithm()));
        } catch (CertificateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
