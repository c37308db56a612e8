package org.peakonjit.it.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
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
import java.util.Date;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of one test run, and the one certificate it issues, for all hosts of the test. */
public final class LocalCa {

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
            X500Name caName = new X500Name("CN=Test run CA");
            X509Certificate authority = sign(
                    builder(caName, caName, ca).addExtension(Extension.basicConstraints, true, new BasicConstraints(0)),
                    ca);
            GeneralName[] names = Stream.of(hosts)
                    .map(host -> new GeneralName(GeneralName.dNSName, host))
                    .toArray(GeneralName[]::new);
            X509Certificate certificate = sign(
                    builder(caName, new X500Name("CN=" + hosts[0]), server)
                            .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names)),
                    ca);
            return new LocalCa(authority, certificate, server.getPrivate());
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static JcaX509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair pair) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(System.nanoTime()),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(30))),
                subject,
                pair.getPublic());
    }

    private static X509Certificate sign(org.bouncycastle.cert.X509v3CertificateBuilder builder, KeyPair ca)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(ca.getPrivate())));
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
