package org.peakonjit.console.identityproviders;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.identityproviders.IdentityProviderPreview;
import org.peakonjit.console.form.DocumentFields;
import org.peakonjit.console.form.FieldMessages;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.json.Documents;
import org.peakonjit.json.Reading;
import org.peakonjit.saml.metadata.document.CompanyIdp;

/** What an identity provider's metadata says, before anything is saved. */
@Model
public class IdpPreviewCard {

    @Inject
    IdentityProviderPreview metadata;

    @Inject
    FieldMessages fields;

    @Inject
    Clock clock;

    private @Nullable CompanyIdp preview;

    /**
     * Reads the metadata that a form names, without saving anything.
     *
     * @param form what comes before a pointer's member in the client ids of its fields
     */
    @Changing
    public void read(DocumentFields document, String form) {
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        asked.put("url", (String) document.get("/metadata/url"));
        asked.put("xml", (String) document.get("/metadata/xml"));
        asked.put("metadataCertificate", (String) document.get("/metadataCertificate"));
        Reading<CompanyIdp> read =
                metadata.read(Documents.read(IdentityProviderPreview.IdpMetadataSource.class, asked));
        preview = read.value();
        read.errors().forEach(error -> fields.tellOne(error.below("/metadata"), in(form)));
    }

    /** What is wrong with the metadata as a whole stands at its first field. */
    public static Function<String, Optional<String>> in(String form) {
        return pointer -> FieldMessages.field(form, "/metadata".equals(pointer) ? "/metadata/url" : pointer);
    }

    void clear() {
        preview = null;
    }

    /** What was read for a look; null = nothing. */
    public @Nullable CompanyIdp getPreview() {
        return preview;
    }

    public String getSso() {
        return IdpView.sso(preview);
    }

    public List<IdpView.Certificate> getCertificates() {
        return IdpView.certificates(preview, clock.instant());
    }
}
