package org.peakonjit.administration.applications;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.peakonjit.administration.identityproviders.IdentityProviderPreview;
import org.peakonjit.administration.identityproviders.MetadataInput;
import org.peakonjit.administration.identityproviders.MetadataInput.AtUrl;
import org.peakonjit.administration.identityproviders.MetadataInput.Inline;
import org.peakonjit.administration.identityproviders.MetadataInput.Wrong;
import org.peakonjit.application.CertificateText;
import org.peakonjit.json.FieldError;
import org.peakonjit.saml.metadata.PeakonMetadata;
import org.peakonjit.saml.metadata.PeakonMetadataReader;
import org.peakonjit.saml.metadata.UnusableMetadataException;

/** Reads Peakon's SP metadata into the members of an application that it fills. Nothing is saved. */
@Singleton
public class PeakonMetadataImport {

    private final PeakonMetadataReader reader;

    @Inject
    public PeakonMetadataImport(PeakonMetadataReader reader) {
        this.reader = reader;
    }

    /** What became of it. */
    public sealed interface Reading {

        /**
         * It can be used.
         *
         * @param saml members of an application's {@code saml}: {@code entityId}, {@code acsUrl}, {@code sloUrl} (may be
         *     null) and {@code signingCertificates}
         * @param signsRequests whether Peakon says that its AuthnRequests are signed. If not, registering the certificates
         *     would refuse those requests
         */
        record Read(ObjectNode saml, boolean signsRequests) implements Reading {}

        /** It cannot be used; the error says why. */
        record Refused(FieldError error) implements Reading {}
    }

    /** Reads {@code {"url": "…"}} or {@code {"xml": "…"}}. Not to be called in a transaction. */
    public Reading read(JsonNode document) {
        MetadataInput input = MetadataInput.of(document, Set.of());
        if (input instanceof Wrong wrong) {
            return new Reading.Refused(wrong.error());
        }
        try {
            return read(input);
        } catch (UnusableMetadataException e) {
            return new Reading.Refused(IdentityProviderPreview.unusable(input.pointer(), e));
        }
    }

    private Reading.Read read(MetadataInput input) {
        PeakonMetadata peakon = reader.read(
                input instanceof AtUrl at
                        ? reader.documentAt(at.url())
                        : ((Inline) input).xml().getBytes(StandardCharsets.UTF_8));
        ObjectNode saml = JsonNodeFactory.instance.objectNode();
        saml.put("entityId", peakon.entityId());
        saml.put("acsUrl", peakon.acsUrl().toString());
        saml.put("acsIndex", peakon.acsIndex());
        saml.put("sloUrl", peakon.sloUrl().map(URI::toString).orElse(null));
        peakon.signingCertificates().stream()
                .map(CertificateText::pem)
                .forEach(saml.putArray("signingCertificates")::add);
        return new Reading.Read(saml, peakon.signsRequests());
    }
}
