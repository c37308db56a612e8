package org.peakonjit.saml.attack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * How an assertion is encrypted, with the JDK's ciphers and a template.
 *
 * @param typed whether it is said what the plaintext is
 * @param tamper changes the plaintext
 */
public record EncryptionForm(
        X509Certificate certificate,
        int keyBits,
        boolean gcm,
        KeyTransport transport,
        boolean typed,
        UnaryOperator<String> tamper) {

    private static final String TEMPLATE = """
            <saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">\
            <xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"{type}>\
            <xenc:EncryptionMethod Algorithm="{data}"/>\
            <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey>\
            {transport}\
            <xenc:CipherData><xenc:CipherValue>{key}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo>\
            <xenc:CipherData><xenc:CipherValue>{content}</xenc:CipherValue></xenc:CipherData>\
            </xenc:EncryptedData></saml:EncryptedAssertion>""";

    /** AES-256-GCM under RSA-OAEP. */
    public static EncryptionForm gcm(X509Certificate certificate) {
        return new EncryptionForm(certificate, 256, true, KeyTransport.OAEP, true, UnaryOperator.identity());
    }

    public EncryptionForm keyBits(int bits) {
        return new EncryptionForm(certificate, bits, gcm, transport, typed, tamper);
    }

    public EncryptionForm cbc() {
        return new EncryptionForm(certificate, keyBits, false, transport, typed, tamper);
    }

    public EncryptionForm rsa15() {
        return new EncryptionForm(certificate, keyBits, gcm, KeyTransport.RSA_15, typed, tamper);
    }

    public EncryptionForm untyped() {
        return new EncryptionForm(certificate, keyBits, gcm, transport, false, tamper);
    }

    public EncryptionForm plaintext(UnaryOperator<String> change) {
        return new EncryptionForm(certificate, keyBits, gcm, transport, typed, change);
    }

    public EncryptionForm transport(KeyTransport other) {
        return new EncryptionForm(certificate, keyBits, gcm, other, typed, tamper);
    }

    /** Puts an EncryptedAssertion in the assertion's place. */
    public void encrypt(Element assertion) {
        String plaintext = tamper.apply(ForgedResponse.serialise(assertion));
        Element encrypted = ForgedResponse.parse(encrypted(plaintext)).getDocumentElement();
        Node imported = assertion.getOwnerDocument().importNode(encrypted, true);
        assertion.getParentNode().replaceChild(imported, assertion);
    }

    private String encrypted(String plaintext) {
        try {
            SecureRandom random = new SecureRandom();
            byte[] keyBytes = new byte[keyBits / 8];
            random.nextBytes(keyBytes);
            SecretKey key = new SecretKeySpec(keyBytes, "AES");
            return TEMPLATE.replace("{type}", typed ? " Type=\"http://www.w3.org/2001/04/xmlenc#Element\"" : "")
                    .replace(
                            "{data}",
                            gcm
                                    ? "http://www.w3.org/2009/xmlenc11#aes" + keyBits + "-gcm"
                                    : "http://www.w3.org/2001/04/xmlenc#aes" + keyBits + "-cbc")
                    .replace("{transport}", transport.method())
                    .replace("{key}", base64(transport.encrypt(keyBytes, certificate.getPublicKey())))
                    .replace("{content}", base64(content(key, plaintext, random)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private byte[] content(SecretKey key, String plaintext, SecureRandom random) throws GeneralSecurityException {
        byte[] iv = new byte[gcm ? 12 : 16];
        random.nextBytes(iv);
        Cipher cipher = Cipher.getInstance(gcm ? "AES/GCM/NoPadding" : "AES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, key, gcm ? new GCMParameterSpec(128, iv) : new IvParameterSpec(iv));
        byte[] ciphertext = cipher.doFinal(plaintext.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(iv.length + ciphertext.length)
                .put(iv)
                .put(ciphertext)
                .array();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
