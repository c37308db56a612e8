package org.peakonjit.administration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.peakonjit.application.CertificateText;
import org.peakonjit.application.json.FieldError;
import org.peakonjit.outbound.Conditions;
import org.peakonjit.outbound.Fetched;
import org.peakonjit.outbound.Fetched.Content;
import org.peakonjit.outbound.Fetched.Failed;
import org.peakonjit.outbound.GuardedFetch;
import org.peakonjit.saml.metadata.PeakonMetadata;
import org.peakonjit.saml.metadata.PeakonMetadataReader;
import org.peakonjit.saml.metadata.UnusableMetadataException;

/** Reads Peakon's SP metadata into the members of an application that it fills. Nothing is saved. */
@Singleton
public class PeakonMetadataImport {

    private static final String ACCEPT = "application/samlmetadata+xml, application/xml, text/xml, */*;q=0.1";
    private static final Set<String> MEMBERS = Set.of("url", "xml");

    private final GuardedFetch fetch;
    private final PeakonMetadataReader reader;

    @Inject
    public PeakonMetadataImport(GuardedFetch fetch, PeakonMetadataReader reader) {
        this.fetch = fetch;
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
        for (var members = document.fieldNames(); members.hasNext(); ) {
            String member = members.next();
            if (!MEMBERS.contains(member)) {
                return refused(member, "unknown", "is no member of an import");
            }
        }
        String url = text(document, "url");
        String xml = text(document, "xml");
        if (url.isEmpty() == xml.isEmpty()) {
            return refused("url", "required", "must be given, or /xml, and not both");
        }
        return url.isEmpty() ? parsed("xml", xml.getBytes(StandardCharsets.UTF_8)) : fetched(url);
    }

    private static String text(JsonNode document, String member) {
        JsonNode value = document.path(member);
        return value.isTextual() ? value.textValue().strip() : "";
    }

    private Reading fetched(String url) {
        Fetched fetched;
        try {
            fetched = fetch.get(new URI(url), ACCEPT, Conditions.NONE);
        } catch (URISyntaxException e) {
            return refused("url", "value", "is no URL");
        }
        if (fetched instanceof Content content) {
            return parsed("url", content.body());
        }
        String why = fetched instanceof Failed failed ? failed.detail() : "the URL answers nothing";
        return refused("url", "value", "cannot be read: " + why);
    }

    private Reading parsed(String member, byte[] xml) {
        try {
            PeakonMetadata peakon = reader.read(xml);
            ObjectNode saml = JsonNodeFactory.instance.objectNode();
            saml.put("entityId", peakon.entityId());
            saml.put("acsUrl", peakon.acsUrl().toString());
            saml.put("acsIndex", peakon.acsIndex());
            saml.put("sloUrl", peakon.sloUrl().map(URI::toString).orElse(null));
            peakon.signingCertificates().stream()
                    .map(CertificateText::pem)
                    .forEach(saml.putArray("signingCertificates")::add);
            return new Reading.Read(saml, peakon.signsRequests());
        } catch (UnusableMetadataException e) {
            return refused(member, "value", "cannot be used: " + e.getMessage());
        }
    }

    private static Reading refused(String member, String code, String what) {
        return new Reading.Refused(new FieldError("/" + member, code, what));
    }
}
