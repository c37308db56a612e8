package org.peakonjit.secret;

import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/** A 256-bit key from which all others are derived. All nodes of an installation share it. */
final class MasterKey {

    static final int BYTES = 32;

    private final byte[] key;

    MasterKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("a master key has " + BYTES + " bytes");
        }
        this.key = key.clone();
    }

    /**
     * The 256-bit key for a purpose: HKDF-SHA256 (RFC 5869) without a salt, with the purpose as info. One block of its
     * output is all there is of 256 bits, so each of its two steps is one HMAC.
     */
    byte[] derive(String purpose) {
        byte[] extracted = hmac(new byte[BYTES], key);
        return hmac(extracted, ("peakon-jit/" + purpose + "\u0001").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmac(data);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "MasterKey[********]";
    }
}
