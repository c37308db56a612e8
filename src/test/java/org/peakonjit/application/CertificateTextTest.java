package org.peakonjit.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.saml.keys.GeneratedKeys;

class CertificateTextTest {

    private static final X509Certificate CERTIFICATE =
            GeneratedKeys.rsa("peakon").certificate();

    @Test
    void readsBareBase64AsMetadataHasIt() throws CertificateEncodingException {
        assertThat(CertificateText.parse(Base64.getEncoder().encodeToString(CERTIFICATE.getEncoded())))
                .contains(CERTIFICATE);
    }

    @Test
    void readsPemWithAnyLineBreaks() throws CertificateEncodingException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\r', '\n'}).encodeToString(CERTIFICATE.getEncoded());

        assertThat(CertificateText.parse("-----BEGIN CERTIFICATE-----\r\n" + lines + "\r\n-----END CERTIFICATE-----\n"))
                .contains(CERTIFICATE);
    }

    @Test
    void readsNoCertificateOfADsaKey() throws CertificateEncodingException {
        byte[] dsa = GeneratedKeys.dsa("peakon").certificate().getEncoded();

        assertThat(CertificateText.parse(Base64.getEncoder().encodeToString(dsa)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MIIx", "not base64!", "-----BEGIN CERTIFICATE-----", "AAAA"})
    void readsNothingElse(String text) {
        assertThat(CertificateText.parse(text)).isEmpty();
    }
}
