package org.peakonjit.saml.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 §8.2), by the Amazon Corretto Crypto Provider where its native library loads
 * (four times as fast), else by the JDK; so are fresh keys for it. The provider is used as an object and never installed in the JVM, which other
 * deployments share.
 */
public final class RsaSignatures {

    private static final Logger log = LoggerFactory.getLogger(RsaSignatures.class);
    private static final String ALGORITHM = "SHA256withRSA";
    private static final @Nullable Provider NATIVE = nativeProvider();
    private static final Map<PrivateKey, PrivateKey> TAKEN_OVER = Collections.synchronizedMap(new WeakHashMap<>());

    private RsaSignatures() {}

    public static byte[] sign(PrivateKey key, byte[] content) {
        try {
            Signature signature = signature();
            signature.initSign(NATIVE == null ? key : takenOver(key, NATIVE));
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with this key", e);
        }
    }

    /** Whether {@code signature} is one over {@code content}; false also for bytes that are no signature at all. */
    public static boolean isValid(PublicKey key, byte[] content, byte[] signature) {
        try {
            Signature verification = signature();
            verification.initVerify(key);
            verification.update(content);
            return verification.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** A fresh key pair, in the form of the JDK's own. */
    public static KeyPair newKeyPair(int bits) {
        try {
            KeyPairGenerator generator =
                    NATIVE == null ? KeyPairGenerator.getInstance("RSA") : KeyPairGenerator.getInstance("RSA", NATIVE);
            generator.initialize(bits);
            KeyPair made = generator.generateKeyPair();
            KeyFactory keys = KeyFactory.getInstance("RSA");
            return new KeyPair(
                    keys.generatePublic(new X509EncodedKeySpec(made.getPublic().getEncoded())),
                    keys.generatePrivate(
                            new PKCS8EncodedKeySpec(made.getPrivate().getEncoded())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make an RSA key pair", e);
        }
    }

    /** A key of another implementation costs twice as much to take over as to sign with: each is taken over once. */
    private static PrivateKey takenOver(PrivateKey key, Provider provider) throws GeneralSecurityException {
        PrivateKey known = TAKEN_OVER.get(key);
        if (known != null) {
            return known;
        }
        PrivateKey own = (PrivateKey) KeyFactory.getInstance("RSA", provider).translateKey(key);
        TAKEN_OVER.put(key, own);
        return own;
    }

    /** Which implementation signs, for the log. */
    public static String implementation() {
        return NATIVE == null ? "JDK" : NATIVE.getName();
    }

    public static boolean isNative() {
        return NATIVE != null;
    }

    private static Signature signature() throws GeneralSecurityException {
        return NATIVE == null ? Signature.getInstance(ALGORITHM) : Signature.getInstance(ALGORITHM, NATIVE);
    }

    @SuppressWarnings("CatchingUnchecked") // a native library fails in many ways, and none may stop us
    private static @Nullable Provider nativeProvider() {
        try {
            var provider = com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider.INSTANCE;
            provider.assertHealthy();
            Signature.getInstance(ALGORITHM, provider);
            return provider;
        } catch (Exception | LinkageError e) {
            log.info(
                    "RSA signatures by the JDK: the native provider does not load ({})",
                    e.getClass().getSimpleName());
            return null;
        }
    }
}
