package org.peakonjit.saml.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.saml.keys.SamlKeys.Use;

class NewCertificateTest {

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int NO_AUTHORITY = -1;

    private final KeyPair pair = KeyPairs.next();

    @ParameterizedTest
    @EnumSource(Use.class)
    void saysWhatAKeyIsFor(Use use) throws GeneralSecurityException {
        Instant now = Instant.parse("2026-11-27T10:00:00.5Z");
        X509Certificate certificate = NewKeyPair.certificate(pair, use, "sso.corp.example", now);
        certificate.verify(pair.getPublic());
        assertThat(certificate.getPublicKey()).isEqualTo(pair.getPublic());
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSerialNumber()).isPositive();
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withRSA");
        assertThat(certificate.getSubjectX500Principal().getName())
                .matches("OU=Peakon JIT Proxy (SP|IdP) (signing|encryption),CN=sso.corp.example");
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
        assertThat(certificate.getBasicConstraints()).isEqualTo(NO_AUTHORITY);
        assertThat(certificate.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19");
        assertThat(certificate.getKeyUsage()[DIGITAL_SIGNATURE]).isEqualTo(use != Use.SP_ENCRYPTION);
        assertThat(certificate.getKeyUsage()[KEY_ENCIPHERMENT]).isEqualTo(use == Use.SP_ENCRYPTION);
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo("2026-11-27T09:00:00Z");
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo("2036-11-27T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2049-12-31T23:59:59Z", "2050-01-01T00:00:00Z", "2120-06-01T00:00:00Z"})
    void endsWhenItIsTold(Instant notAfter) throws GeneralSecurityException {
        assertThat(certificate("a", notAfter).getNotAfter().toInstant()).isEqualTo(notAfter);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 64})
    void namesAnyHost(int length) throws GeneralSecurityException {
        String host = "h".repeat(length) + ", \"O=x\" + é";
        X509Certificate certificate = NewKeyPair.certificate(pair, Use.SP_SIGNING, host, Instant.EPOCH);
        assertThat(certificate.getSubjectX500Principal().getName()).contains("CN=" + Rdn.escapeValue(host));
        certificate.verify(pair.getPublic());
    }

    @Test
    void isSignedByKnownAlgorithmsOnly() {
        assertThatThrownBy(() -> new NewCertificate(
                                new X500Principal("CN=a"), pair.getPublic(), Instant.EPOCH, Instant.EPOCH)
                        .selfSigned(pair, "MD5withRSA"))
                .isInstanceOf(GeneralSecurityException.class);
    }

    private X509Certificate certificate(String name, Instant notAfter) throws GeneralSecurityException {
        return new NewCertificate(new X500Principal("CN=" + name), pair.getPublic(), Instant.EPOCH, notAfter)
                .selfSigned(pair, "SHA256withRSA");
    }
}
