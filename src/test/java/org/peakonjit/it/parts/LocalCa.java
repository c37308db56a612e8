package org.peakonjit.it.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.peakonjit.saml.keys.NewCertificate;

/** A certificate authority of one test run, and the one certificate it issues, for all hosts of the test. */
public final class LocalCa {

    private static final String SIGNED = "SHA256withRSA";
    private static final char[] PASSWORD = "x".toCharArray();

    private final X509Certificate authority;
    private final X509Certificate certificate;
    private final PrivateKey key;

    private LocalCa(X509Certificate authority, X509Certificate certificate, PrivateKey key) {
        this.authority = authority;
        this.certificate = certificate;
        this.key = key;
    }

    public static LocalCa issuingFor(String... hosts) {
        try {
            KeyPair ca = keyPair();
            KeyPair server = keyPair();
            X500Principal caName = new X500Principal("CN=Test run CA");
            X509Certificate authority = certificate(caName, ca)
                    .with("0603551d13", true, "30060101ff020100") // basicConstraints: an authority, of no other
                    .signedBy(caName, ca, SIGNED);
            X509Certificate certificate = certificate(new X500Principal("CN=" + hosts[0]), server)
                    .with("0603551d11", false, alternativeNames(hosts))
                    .signedBy(caName, ca, SIGNED);
            return new LocalCa(authority, certificate, server.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static NewCertificate certificate(X500Principal subject, KeyPair pair) {
        Instant now = Instant.now();
        return new NewCertificate(
                subject, pair.getPublic(), now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(30)));
    }

    /** A sequence of dNSName; DER in hex. */
    private static String alternativeNames(String... hosts) {
        String names = Stream.of(hosts).map(LocalCa::dnsName).collect(Collectors.joining());
        int length = names.length() / 2;
        return (length < 0x80 ? "30%02x" : length < 0x100 ? "3081%02x" : "3082%04x").formatted(length) + names;
    }

    private static String dnsName(String host) {
        return "82%02x".formatted(host.length()) + HexFormat.of().formatHex(host.getBytes(StandardCharsets.US_ASCII));
    }

    /** The TLS of a server with that certificate, or of a client that trusts this authority alone. */
    public SSLContext tls() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, PASSWORD, new X509Certificate[] {certificate, authority});
            store.setCertificateEntry("ca", authority);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The argument by which Chromium trusts what this authority issued; all else about TLS stays as it is. */
    public String chromiumTrust() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(authority.getPublicKey().getEncoded());
            return "--ignore-certificate-errors-spki-list="
                    + Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes {@code fullchain.pem} and {@code privkey.pem}. */
    void write(Path directory) {
        try {
            Files.writeString(
                    directory.resolve("fullchain.pem"),
                    pem("CERTIFICATE", certificate.getEncoded()) + pem("CERTIFICATE", authority.getEncoded()));
            Files.writeString(directory.resolve("privkey.pem"), pem("PRIVATE KEY", key.getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + type
                + "-----\n";
    }
}
