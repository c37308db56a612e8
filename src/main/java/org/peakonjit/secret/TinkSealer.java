package org.peakonjit.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.peakonjit.config.Settings;

/**
 * Seals with Google Tink: AES-256-GCM with a random nonce, one key per purpose. A sealed value begins with a byte that
 * names this form, so that another can follow it some day.
 */
@Singleton
final class TinkSealer implements Sealer {

    private static final byte FORM = 1;

    private final MasterKey masterKey;
    private final Map<String, Aead> byPurpose = new ConcurrentHashMap<>();

    @Inject
    TinkSealer(Settings settings) {
        this(MasterKeys.of(settings));
    }

    TinkSealer(MasterKey masterKey) {
        this.masterKey = masterKey;
    }

    @Override
    public byte[] seal(String purpose, byte[] plaintext, String context) {
        try {
            byte[] ciphertext = aead(purpose).encrypt(plaintext, bytes(context));
            return ByteBuffer.allocate(ciphertext.length + 1)
                    .put(FORM)
                    .put(ciphertext)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no AES-256-GCM", e);
        }
    }

    @Override
    public byte[] open(String purpose, byte[] sealed, String context) {
        try {
            if (sealed.length == 0 || sealed[0] != FORM) {
                throw new GeneralSecurityException("sealed in an unknown form");
            }
            return aead(purpose).decrypt(Arrays.copyOfRange(sealed, 1, sealed.length), bytes(context));
        } catch (GeneralSecurityException e) {
            throw new BrokenSealException(e);
        }
    }

    private Aead aead(String purpose) {
        return byPurpose.computeIfAbsent(purpose, this::newAead);
    }

    private Aead newAead(String purpose) {
        try {
            return new AesGcmJce(masterKey.derive(purpose));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no AES-256-GCM", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
