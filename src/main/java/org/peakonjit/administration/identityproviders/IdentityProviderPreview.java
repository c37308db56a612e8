package org.peakonjit.administration.identityproviders;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.identityproviders.MetadataInput.AtUrl;
import org.peakonjit.administration.identityproviders.MetadataInput.Inline;
import org.peakonjit.administration.identityproviders.MetadataInput.Wrong;
import org.peakonjit.json.FieldError;
import org.peakonjit.saml.metadata.CompanyIdp;
import org.peakonjit.saml.metadata.MetadataPreview;
import org.peakonjit.saml.metadata.UnusableMetadataException;

/** Looks at an IdP's metadata before it is registered. Nothing is saved. */
@Singleton
public class IdentityProviderPreview {

    private static final String CERTIFICATE = "metadataCertificate";

    private final MetadataPreview metadata;

    @Inject
    public IdentityProviderPreview(MetadataPreview metadata) {
        this.metadata = metadata;
    }

    /** What became of it. */
    public sealed interface Reading {

        /** It can be used, and says that. */
        record Read(CompanyIdp idp) implements Reading {}

        /** It cannot be used; the error says why. */
        record Refused(FieldError error) implements Reading {}
    }

    /**
     * Reads {@code {"url": "…"}} or {@code {"xml": "…"}}, with a {@code metadataCertificate} where it must be signed. Not
     * to be called in a transaction.
     */
    public Reading read(JsonNode document) {
        MetadataInput input = MetadataInput.of(document, Set.of(CERTIFICATE));
        if (input instanceof Wrong wrong) {
            return new Reading.Refused(wrong.error());
        }
        String given = MetadataInput.text(document, CERTIFICATE);
        String certificate = given.isEmpty() ? null : given;
        try {
            return new Reading.Read(idp(input, certificate));
        } catch (UnusableMetadataException e) {
            return new Reading.Refused(unusable(input.pointer(), e));
        }
    }

    public static FieldError unusable(String pointer, UnusableMetadataException why) {
        return new FieldError(
                pointer,
                "value",
                "cannot be used: " + why.fault().english(),
                new FieldError.Detail("metadataUnusable", List.of(why.fault().text())));
    }

    private CompanyIdp idp(MetadataInput input, @Nullable String certificate) {
        return input instanceof AtUrl at
                ? metadata.fetch(at.url(), certificate)
                : metadata.read(((Inline) input).xml().getBytes(StandardCharsets.UTF_8), certificate);
    }
}
