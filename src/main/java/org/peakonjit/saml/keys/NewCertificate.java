package org.peakonjit.saml.keys;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;

/** An X.509 version 3 certificate to be signed (RFC 5280 §4.1). */
public final class NewCertificate {

    /** AlgorithmIdentifiers by the JDK's names (RFC 4055 §5, RFC 5758 §3). */
    private static final Map<String, byte[]> ALGORITHMS = Map.of(
            "SHA256withRSA", hex("300d06092a864886f70d01010b0500"),
            "SHA256withECDSA", hex("300a06082a8648ce3d040302"),
            "SHA256withDSA", hex("300b0609608648016503040302"));

    private static final BigInteger VERSION_3 = BigInteger.TWO;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final X500Principal subject;
    private final PublicKey key;
    private final Instant notBefore;
    private final Instant notAfter;
    private final List<byte[]> extensions = new ArrayList<>();

    public NewCertificate(X500Principal subject, PublicKey key, Instant notBefore, Instant notAfter) {
        this.subject = subject;
        this.key = key;
        this.notBefore = notBefore;
        this.notAfter = notAfter;
    }

    /**
     * @param id its object identifier, DER in hex
     * @param value DER in hex
     */
    public NewCertificate with(String id, boolean critical, String value) {
        byte[] content = Der.octetString(hex(value));
        extensions.add(critical ? Der.sequence(hex(id), Der.yes(), content) : Der.sequence(hex(id), content));
        return this;
    }

    public X509Certificate selfSigned(KeyPair own, String algorithm) throws GeneralSecurityException {
        return signedBy(subject, own, algorithm);
    }

    /** The certificate as the issuer signs it, with a random serial number of 127 bits at most. */
    public X509Certificate signedBy(X500Principal issuer, KeyPair issuersKey, String algorithm)
            throws GeneralSecurityException {
        byte[] algorithmId = ALGORITHMS.get(algorithm);
        if (algorithmId == null) {
            throw new GeneralSecurityException("no certificate is signed by " + algorithm + " here");
        }
        List<byte[]> members = new ArrayList<>(List.of(
                Der.tagged(0, Der.integer(VERSION_3)),
                Der.integer(new BigInteger(127, RANDOM).add(BigInteger.ONE)),
                algorithmId,
                issuer.getEncoded(),
                Der.sequence(Der.time(notBefore), Der.time(notAfter)),
                subject.getEncoded(),
                key.getEncoded()));
        if (!extensions.isEmpty()) {
            members.add(Der.tagged(3, Der.sequence(extensions.toArray(byte[][]::new))));
        }
        byte[] toBeSigned = Der.sequence(members.toArray(byte[][]::new));
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(issuersKey.getPrivate(), RANDOM);
        signature.update(toBeSigned);
        byte[] certificate = Der.sequence(toBeSigned, algorithmId, Der.bitString(signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    private static byte[] hex(String bytes) {
        return HexFormat.of().parseHex(bytes);
    }
}
