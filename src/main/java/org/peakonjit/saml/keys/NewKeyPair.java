package org.peakonjit.saml.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.peakonjit.saml.keys.SamlKeys.Use;

/** A key pair and its self-signed certificate, good for ten years. */
record NewKeyPair(KeyPair keyPair, X509Certificate certificate) {

    private static final int BITS = 2048;
    private static final int YEARS = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A fresh RSA-2048 key pair. */
    static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make an RSA key pair", e);
        }
    }

    /**
     * Certifies a key pair.
     *
     * @param host the certificate's common name
     */
    static NewKeyPair certified(KeyPair keyPair, Use use, String host, Instant now) {
        try {
            return new NewKeyPair(keyPair, selfSigned(keyPair, use, host, now));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException("this Java cannot make a certificate", e);
        }
    }

    private static X509Certificate selfSigned(KeyPair keyPair, Use use, String host, Instant now)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, host)
                .addRDN(BCStyle.OU, "Peakon JIT Proxy " + purpose(use))
                .build();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(127, RANDOM).add(BigInteger.ONE),
                        Date.from(now.minusSeconds(3600)),
                        Date.from(now.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant()),
                        name,
                        keyPair.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, keyUsage(use));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keyPair.getPrivate())));
    }

    private static String purpose(Use use) {
        return switch (use) {
            case SP_SIGNING -> "SP signing";
            case SP_ENCRYPTION -> "SP encryption";
            case IDP_SIGNING -> "IdP signing";
        };
    }

    private static KeyUsage keyUsage(Use use) {
        return new KeyUsage(use == Use.SP_ENCRYPTION ? KeyUsage.keyEncipherment : KeyUsage.digitalSignature);
    }

    /** Never the key material. */
    @Override
    public String toString() {
        return "NewKeyPair";
    }
}
