package org.peakonjit.saml.metadata;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where metadata comes from; remembers what it answered last. For one thread at a time. */
interface MetadataSource {

    /** The most a document may hold. */
    int MOST_BYTES = 4 * 1024 * 1024;

    /**
     * The document, or empty when it is the same as last time.
     *
     * @throws UnusableMetadataException when it cannot be had
     */
    Optional<byte[]> fetchIfChanged();

    /** Forgets the last answer, so that the next one is complete. */
    void forget();

    /** How often to look while all is well. */
    Duration interval();

    static MetadataSource at(URI location) {
        return "file".equals(location.getScheme()) ? new MetadataFile(location) : new MetadataUrl(location);
    }
}
