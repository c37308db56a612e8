package org.peakonjit.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Optional;

/** A PEM file with one X.509 certificate (RFC 7468 §5). */
final class CertificateFile {

    private static final int LONGEST = 16 * 1024;
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private CertificateFile() {}

    /** The certificate as PEM, or empty where there is none in it; a file in DER will do. */
    static Optional<String> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] pem = in.readNBytes(LONGEST);
            byte[] der = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem))
                    .getEncoded();
            return Optional.of(
                    "-----BEGIN CERTIFICATE-----\n" + LINES.encodeToString(der) + "\n-----END CERTIFICATE-----");
        } catch (IOException | CertificateException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
