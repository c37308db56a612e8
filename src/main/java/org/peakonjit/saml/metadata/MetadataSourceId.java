package org.peakonjit.saml.metadata;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What kept metadata belongs to: an IdP and the place it was got from, so that what came from elsewhere is never taken
 * for it.
 *
 * @param location SHA-256 of the place's URL, in hex
 */
public record MetadataSourceId(String idp, String location) {

    static MetadataSourceId of(String idp, URI location) {
        return new MetadataSourceId(idp, sha256(location.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Both in one, as a key. */
    @Override
    public String toString() {
        return idp + "/" + location;
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
