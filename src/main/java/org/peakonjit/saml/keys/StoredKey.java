package org.peakonjit.saml.keys;

import java.time.Instant;
import org.peakonjit.saml.keys.SamlKeys.Use;

/**
 * A key pair as it is stored.
 *
 * @param generation counts the key pairs of one use from zero; unique per use, so that nodes that start at once agree
 * @param certificate X.509, DER
 * @param sealedPrivateKey PKCS #8, sealed
 */
public record StoredKey(
        String id,
        Use use,
        KeyState state,
        int generation,
        byte[] certificate,
        byte[] sealedPrivateKey,
        Instant createdAt) {

    /** Never the key material. */
    @Override
    public String toString() {
        return "StoredKey[" + id + ", " + use + ", " + state + "]";
    }
}
