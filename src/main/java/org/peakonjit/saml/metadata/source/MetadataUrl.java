package org.peakonjit.saml.metadata.source;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.outbound.Conditions;
import org.peakonjit.outbound.Fetched;
import org.peakonjit.outbound.Fetched.Content;
import org.peakonjit.outbound.Fetched.Failed;
import org.peakonjit.outbound.GuardedFetch;

/** Metadata at an http(s) URL, by conditional GET (RFC 9110 §13). */
public final class MetadataUrl implements MetadataPlace {

    private static final int LONGEST_HEADER = 100;
    private static final String TYPES = "application/samlmetadata+xml, application/xml, text/xml, */*;q=0.1";

    private final GuardedFetch fetch;
    private final URI location;

    public MetadataUrl(GuardedFetch fetch, URI location) {
        this.fetch = fetch;
        this.location = location;
    }

    @Override
    public Optional<Found> ask(@Nullable String etag, @Nullable String lastModified) {
        Fetched fetched = fetch.get(location, TYPES, new Conditions(etag, lastModified));
        if (fetched instanceof Failed failed) {
            throw new UnusableMetadataException(failed.fault());
        }
        return fetched instanceof Content content
                ? Optional.of(new Found(
                        MetadataText.unpacked(content.body()),
                        kept(content.conditions().etag()),
                        kept(content.conditions().lastModified())))
                : Optional.empty();
    }

    /** @throws UnusableMetadataException when it cannot be had */
    public byte[] document() {
        return ask(null, null)
                .orElseThrow(() -> new UnusableMetadataException(MetadataFault.NO_ANSWER))
                .document();
    }

    /** One that is too long to be kept is none. */
    private static @Nullable String kept(@Nullable String header) {
        return header == null || header.length() > LONGEST_HEADER ? null : header;
    }
}
