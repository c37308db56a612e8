package org.peakonjit.saml.metadata.source;

import java.net.URI;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What kept metadata belongs to: an IdP and the place it was got from, so that what came from elsewhere is never taken
 * for it.
 *
 * @param location SHA-256 of the place's URL, in hex
 */
public record MetadataSourceId(String idp, String location) {

    public static MetadataSourceId of(String idp, URI location) {
        return new MetadataSourceId(idp, DigestUtils.sha256Hex(location.toString()));
    }

    /** Both in one, as a key. */
    @Override
    public String toString() {
        return idp + "/" + location;
    }
}
