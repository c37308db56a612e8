package org.peakonjit.administration.identityproviders;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Reading;
import org.peakonjit.saml.metadata.MetadataPreview;
import org.peakonjit.saml.metadata.document.CompanyIdp;

/** Looks at an IdP's metadata before it is registered. Nothing is saved. */
@Singleton
public class IdentityProviderPreview {

    private final MetadataPreview metadata;

    @Inject
    public IdentityProviderPreview(MetadataPreview metadata) {
        this.metadata = metadata;
    }

    /** @param metadataCertificate where the metadata must be signed */
    public record IdpMetadataSource(
            @JsonUnwrapped MetadataInput metadata, @Nullable String metadataCertificate) {}

    /** Reads what the metadata says. Not to be called in a transaction. */
    public Reading<CompanyIdp> read(Reading<IdpMetadataSource> wanted) {
        return wanted.then(document -> {
            String given = document.metadataCertificate();
            String certificate = given == null || given.isBlank() ? null : given.strip();
            return document.metadata()
                    .read(url -> metadata.fetch(url, certificate), xml -> metadata.read(xml, certificate));
        });
    }
}
