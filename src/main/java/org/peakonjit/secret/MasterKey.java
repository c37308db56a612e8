package org.peakonjit.secret;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** The 256-bit key from which all others are derived. All nodes of an installation share it. */
final class MasterKey {

    static final int BYTES = 32;

    private final byte[] key;

    MasterKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("a master key has " + BYTES + " bytes");
        }
        this.key = key.clone();
    }

    /** The 256-bit key for a purpose: HKDF-SHA256 (RFC 5869) with the purpose as info. */
    byte[] derive(String purpose) {
        try {
            byte[] info = ("peakon-jit/" + purpose).getBytes(StandardCharsets.UTF_8);
            return Hkdf.computeHkdf("HmacSha256", key, new byte[0], info, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no HMAC-SHA256", e);
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "MasterKey[********]";
    }
}
