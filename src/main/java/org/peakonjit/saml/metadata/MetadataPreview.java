package org.peakonjit.saml.metadata;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.peakonjit.outbound.GuardedFetch;
import org.peakonjit.saml.metadata.document.CompanyIdp;
import org.peakonjit.saml.metadata.document.MetadataReader;
import org.peakonjit.saml.metadata.source.MetadataFault;
import org.peakonjit.saml.metadata.source.MetadataPlace;
import org.peakonjit.saml.metadata.source.MetadataUrl;
import org.peakonjit.saml.metadata.source.UnusableMetadataException;

/** Looks at metadata before anybody relies on it. */
@Singleton
public class MetadataPreview {

    private final GuardedFetch fetch;
    private final Clock clock;
    private final MetadataReader reader = new MetadataReader();

    @Inject
    public MetadataPreview(GuardedFetch fetch, Clock clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    /**
     * What a document says that has not passed its validUntil.
     *
     * @param certificate PEM; where there is one, the document must be signed under it
     * @throws UnusableMetadataException when it could not be used
     */
    public CompanyIdp read(byte[] document, @Nullable String certificate) {
        CompanyIdp idp = readAgain(document, certificate);
        if (!idp.isValidAt(clock.instant())) {
            throw new UnusableMetadataException(
                    MetadataFault.EXPIRED, idp.validUntil().orElseThrow());
        }
        return idp;
    }

    /** The same of a document that is relied on already, whatever has become of its validUntil. */
    public CompanyIdp readAgain(byte[] document, @Nullable String certificate) {
        if (document.length > MetadataPlace.MOST_BYTES) {
            throw new UnusableMetadataException(MetadataFault.TOO_LARGE, MetadataPlace.MOST_BYTES);
        }
        return reader.read(document, certificate);
    }

    /**
     * What the document at a URL says now. Not to be called in a transaction.
     *
     * @throws UnusableMetadataException when it cannot be had, or could not be used
     */
    public CompanyIdp fetch(URI url, @Nullable String certificate) {
        return read(new MetadataUrl(fetch, url).document(), certificate);
    }

    /** SHA-256 of a document, in hex. */
    public static String digest(String document) {
        return DigestUtils.sha256Hex(document);
    }
}
