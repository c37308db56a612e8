package org.peakonjit.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.peakonjit.saml.keys.GeneratedKeys;

class CertificateTextTest {

    private static final X509Certificate CERTIFICATE =
            GeneratedKeys.rsa("peakon").certificate();
    private static final String PEM = CertificateText.pem(CERTIFICATE);
    private static final String BASE64 = base64();

    private static String base64() {
        try {
            return Base64.getEncoder().encodeToString(CERTIFICATE.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void takesItHoweverItIsWritten() {
        assertTaken(BASE64);
        assertTaken(PEM);
        assertTaken("\r\n\t " + PEM.replace("\n", "\r\n") + " \r\n");
        assertTaken("\uFEFF" + PEM);
        assertTaken("subject=/CN=peakon\nissuer=/CN=peakon\n" + PEM);
        assertTaken(PEM.replace("CERTIFICATE", "X509 CERTIFICATE"));
        assertTaken(PEM.replace("\n", "\\n"));
        assertTaken(PEM.replace("\n", ""));
        assertTaken(BASE64.replaceAll("(.{64})", "$1\u00a0\n"));
        assertTaken(BASE64.replace("=", ""));
        assertTaken(PEM.replace("-----END CERTIFICATE-----", ""));
    }

    @Test
    void saysWhatIsWrong() {
        assertWrong("", "empty");
        assertWrong(" \n ", "empty");
        assertWrong("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----", "empty");
        assertWrong("hello, world", "no base64");
        assertWrong(PEM.replace("CERTIFICATE", "RSA PRIVATE KEY"), "PEM of another kind (RSA PRIVATE KEY)");
        assertWrong(PEM + "\n" + PEM, "2 certificates");
        assertWrong(BASE64.substring(0, 400), "cut short");
        assertWrong(BASE64.substring(0, 401), "cut short");
        assertWrong(PEM.substring(0, PEM.length() / 2), "cut short");
        assertWrong("AAAA", "no X.509 certificate");
        assertWrong(
                Base64.getEncoder().encodeToString("no certificate at all".getBytes(StandardCharsets.UTF_8)),
                "no X.509");
        assertWrong(CertificateText.pem(GeneratedKeys.weak("peakon").certificate()), "RSA key has 1024 bits");
        assertWrong("A".repeat(20_000), "longer than");
        assertWrong(" ".repeat(16_000), "empty");
        assertWrong("\\n".repeat(8_000), "empty");
        assertWrong("-----BEGIN CERTIFICATE-----".repeat(500), "500 certificates");
    }

    /** One octet changed anywhere is a certificate, or a reason; never an exception. */
    @Property(tries = 1000)
    void neverThrows(@ForAll @IntRange(max = 2000) int at, @ForAll byte octet) throws CertificateEncodingException {
        byte[] der = CERTIFICATE.getEncoded();
        der[at % der.length] = octet;
        CertificateText.Parsed parsed = CertificateText.read(Base64.getEncoder().encodeToString(der));
        assertThat(parsed.certificate() == null).isNotEqualTo(parsed.wrong() == null);
    }

    @Property(tries = 1000)
    void neverThrowsForAnyText(@ForAll String text) {
        CertificateText.Parsed parsed = CertificateText.read(text);
        assertThat(parsed.certificate() == null).isNotEqualTo(parsed.wrong() == null);
    }

    private static void assertTaken(String text) {
        assertThat(CertificateText.read(text).found()).as(text).contains(CERTIFICATE);
    }

    private static void assertWrong(String text, String what) {
        CertificateText.Parsed parsed = CertificateText.read(text);
        assertThat(parsed.certificate()).isNull();
        assertThat(parsed.wrong()).isNotNull();
        assertThat(parsed.wrong().english()).contains(what);
    }
}
