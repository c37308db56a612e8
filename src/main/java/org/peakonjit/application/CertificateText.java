package org.peakonjit.application;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Reasoned;
import org.peakonjit.refusal.Fault;

/**
 * A certificate as people paste it and as SAML metadata has it: PEM (RFC 7468 §5), also with text around it, or bare
 * base64; white space and line breaks are nothing, however they are written.
 */
public final class CertificateText {

    private static final int LONGEST = 16 * 1024;
    private static final Set<String> ALGORITHMS = Set.of("RSA", "EC");
    /** Of an RSA key (saml2int, NIST SP 800-131A): a shorter one can be found out by who has the means. */
    private static final int LEAST_BITS = 2048;

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([^-\\r\\n]{1,64})-----");
    private static final Pattern OF_CERTIFICATES = Pattern.compile("(X509 |TRUSTED )?CERTIFICATE");
    /** With what nobody sees, and with line breaks that somebody escaped. */
    private static final Pattern SPACE = Pattern.compile("\\\\[rn]|[\\s\\p{Z}\\p{Cf}]");

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*={0,2}");

    private CertificateText() {}

    /** What a text was read as: one of both is there. */
    public record Parsed(
            @Nullable X509Certificate certificate, @Nullable Fault wrong) {

        /** What is wrong, where there is no certificate. */
        public Fault why() {
            return Objects.requireNonNull(wrong);
        }

        /** The certificate; empty where the text is none. */
        public Optional<X509Certificate> found() {
            return Optional.ofNullable(certificate);
        }
    }

    /** A certificate of an RSA or EC key. */
    public static final class Certificate implements Reasoned {

        @Override
        public Optional<Fault> wrongWith(String text) {
            return Optional.ofNullable(read(text).wrong());
        }
    }

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
        return read(text).found();
    }

    /** The certificate of an RSA or EC key, or what is wrong with the text. Never throws for what the text is like. */
    public static Parsed read(String text) {
        if (text.length() > LONGEST) {
            return wrong(CertificateFault.TOO_LONG, LONGEST);
        }
        String content = text;
        Matcher begin = BEGIN.matcher(text);
        if (begin.find()) {
            if (!OF_CERTIFICATES.matcher(begin.group(1)).matches()) {
                return wrong(CertificateFault.OTHER_PEM, begin.group(1));
            }
            int from = begin.end();
            int count = 1;
            while (begin.find()) {
                count++;
            }
            if (count > 1) {
                return wrong(CertificateFault.SEVERAL, count);
            }
            int end = text.indexOf("-----END", from);
            content = text.substring(from, end < 0 ? text.length() : end);
        }
        return ofBase64(SPACE.matcher(content).replaceAll(""));
    }

    private static Parsed ofBase64(String base64) {
        if (base64.isEmpty()) {
            return wrong(CertificateFault.EMPTY);
        }
        if (!BASE64.matcher(base64).matches()) {
            return wrong(CertificateFault.NO_BASE64);
        }
        try {
            return ofDer(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            // all of it is base64, but for its last characters; a SEQUENCE of that length begins like this
            return wrong(base64.startsWith("MI") ? CertificateFault.CUT_SHORT : CertificateFault.NO_BASE64);
        }
    }

    private static Parsed ofDer(byte[] der) {
        if (isCutShort(der)) {
            return wrong(CertificateFault.CUT_SHORT);
        }
        try {
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            String algorithm = certificate.getPublicKey().getAlgorithm();
            if (!ALGORITHMS.contains(algorithm)) {
                return wrong(CertificateFault.OTHER_KEY, algorithm);
            }
            return weaknessOf(certificate.getPublicKey())
                    .map(weak -> new Parsed(null, weak))
                    .orElseGet(() -> new Parsed(certificate, null));
        } catch (CertificateException | RuntimeException e) {
            // whatever the JDK, or a key in it, stumbles over: it is none that could be used
            return wrong(CertificateFault.NO_CERTIFICATE);
        }
    }

    /** What is wrong with a key that is too short; empty where it is long enough. */
    public static Optional<Fault> weaknessOf(PublicKey key) {
        int bits = key instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength() : LEAST_BITS;
        return bits < LEAST_BITS ? Optional.of(CertificateFault.WEAK_KEY.fault(bits, LEAST_BITS)) : Optional.empty();
    }

    /** Whether an ASN.1 SEQUENCE with a length of two or three bytes says to be longer than there is (X.690 §8.1.3). */
    private static boolean isCutShort(byte[] der) {
        if (der.length < 5 || der[0] != 0x30) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.wrap(der, 2, 3);
        return switch (der[1] & 0xff) {
            case 0x82 -> Short.toUnsignedInt(bytes.getShort()) + 4 > der.length;
            case 0x83 -> true; // longer than any text we take
            default -> false;
        };
    }

    private static Parsed wrong(CertificateFault fault, Object... about) {
        return new Parsed(null, fault.fault(about));
    }
}
