package org.peakonjit.saml.metadata.source;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.outbound.GuardedFetch;

/** Where a document comes from. */
public interface MetadataPlace {

    /** The most a document may hold: hundreds of times what one IdP's metadata needs. */
    int MOST_BYTES = 1_000_000;

    /**
     * A document, and what its place said of this version of it (RFC 9110 §8.8).
     */
    record Found(
            byte[] document,
            @Nullable String etag,
            @Nullable String lastModified) {}

    /**
     * The document, or empty when it is the one of that version.
     *
     * @throws UnusableMetadataException when it cannot be had
     */
    Optional<Found> ask(@Nullable String etag, @Nullable String lastModified);

    /** Whether it is worth to ask at all. */
    default boolean mayHaveChanged() {
        return true;
    }

    static MetadataPlace at(URI location, GuardedFetch fetch) {
        return "file".equals(location.getScheme()) ? new MetadataFile(location) : new MetadataUrl(fetch, location);
    }
}
