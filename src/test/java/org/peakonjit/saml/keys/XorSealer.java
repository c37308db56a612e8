package org.peakonjit.saml.keys;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.peakonjit.secret.Sealer;

/** A stand-in for encryption that binds purpose and context: reversible, and never equal to the plaintext. */
public final class XorSealer implements Sealer {

    private final byte mask;

    public XorSealer(int masterKey) {
        mask = (byte) masterKey;
    }

    @Override
    public byte[] seal(String purpose, byte[] plaintext, String context) {
        byte[] binding = binding(purpose, context);
        byte[] sealed = Arrays.copyOf(binding, binding.length + plaintext.length);
        System.arraycopy(plaintext, 0, sealed, binding.length, plaintext.length);
        return masked(sealed);
    }

    @Override
    public byte[] open(String purpose, byte[] sealed, String context) {
        byte[] binding = binding(purpose, context);
        byte[] plain = masked(sealed);
        if (plain.length < binding.length || !Arrays.equals(binding, Arrays.copyOf(plain, binding.length))) {
            throw new BrokenSealException(new IllegalArgumentException("another purpose, context or key"));
        }
        return Arrays.copyOfRange(plain, binding.length, plain.length);
    }

    private static byte[] binding(String purpose, String context) {
        return (purpose + "\n" + context + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private byte[] masked(byte[] bytes) {
        byte[] masked = bytes.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= mask;
        }
        return masked;
    }
}
