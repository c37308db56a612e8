package org.peakonjit.secret;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.peakonjit.config.Settings;

/**
 * Seals with the JDK's AES-256-GCM, one key per purpose: a byte that names this form, so that another can follow it some
 * day; 12 random bytes; the ciphertext with its tag. The first master key seals, each of them opens.
 */
@Singleton
final class AesGcmSealer implements Sealer {

    private static final byte FORM = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int FEWEST_BYTES = 1 + NONCE_BYTES + TAG_BITS / 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<MasterKey> masterKeys;
    private final Map<String, List<SecretKey>> byPurpose = new ConcurrentHashMap<>();

    @Inject
    AesGcmSealer(Settings settings) {
        this(MasterKeys.of(settings));
    }

    AesGcmSealer(List<MasterKey> masterKeys) {
        this.masterKeys = List.copyOf(masterKeys);
    }

    @Override
    public byte[] seal(String purpose, byte[] plaintext, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys(purpose).get(0), nonce, 0, context);
            ByteBuffer sealed = ByteBuffer.allocate(1 + NONCE_BYTES + cipher.getOutputSize(plaintext.length));
            sealed.put(FORM).put(nonce).put(cipher.doFinal(plaintext));
            return sealed.array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no AES-256-GCM", e);
        }
    }

    @Override
    public byte[] open(String purpose, byte[] sealed, String context) {
        GeneralSecurityException last = null;
        if (sealed.length >= FEWEST_BYTES && sealed[0] == FORM) {
            for (SecretKey key : keys(purpose)) {
                try {
                    return opened(key, sealed, context);
                } catch (GeneralSecurityException e) {
                    last = e;
                }
            }
        }
        throw new BrokenSealException(last == null ? new GeneralSecurityException("sealed in an unknown form") : last);
    }

    @Override
    public Optional<byte[]> renew(String purpose, byte[] sealed, String context) {
        byte[] plaintext = open(purpose, sealed, context);
        try {
            opened(keys(purpose).get(0), sealed, context);
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            return Optional.of(seal(purpose, plaintext, context)); // it is an older key's
        }
    }

    private static byte[] opened(SecretKey key, byte[] sealed, String context) throws GeneralSecurityException {
        int start = 1 + NONCE_BYTES;
        return cipher(Cipher.DECRYPT_MODE, key, sealed, 1, context).doFinal(sealed, start, sealed.length - start);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonceIn, int nonceAt, String context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonceIn, nonceAt, NONCE_BYTES));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private List<SecretKey> keys(String purpose) {
        return byPurpose.computeIfAbsent(
                purpose,
                one -> masterKeys.stream()
                        .<SecretKey>map(key -> new SecretKeySpec(key.derive(one), "AES"))
                        .toList());
    }
}
