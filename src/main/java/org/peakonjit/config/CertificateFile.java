package org.peakonjit.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;

/** A PEM file with one X.509 certificate (RFC 7468 §5). */
final class CertificateFile {

    private static final int LONGEST = 16 * 1024;

    private CertificateFile() {}

    /** Its text, or empty where there is no certificate in it. */
    static Optional<String> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] pem = in.readNBytes(LONGEST);
            CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
            return Optional.of(new String(pem, StandardCharsets.US_ASCII));
        } catch (IOException | CertificateException e) {
            return Optional.empty();
        }
    }
}
