package org.peakonjit.subject;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a person is known by, whatever their address (rule W1).
 *
 * @param issuer the entityID of the IdP that asserts the identifier; two IdPs may give the same one to two people
 * @param id the identifier, as asserted; in lower case where its case does not count
 */
public record PersonKey(String issuer, String id) {

    /** The SHA-256 of both, in 64 hexadecimal digits: short and the same length for all, so that a database can index it. */
    public String digest() {
        try {
            // The issuer's length goes first, so that no two pairs look the same.
            String message = issuer.length() + ":" + issuer + id;
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(message.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    /** Never the identifier: it has no place in a log. */
    @Override
    public String toString() {
        return "PersonKey[issuer=" + issuer + "]";
    }
}
