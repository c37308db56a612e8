package org.peakonjit.identityprovider.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.CertificateText;
import org.peakonjit.identityprovider.MetadataOrigin;
import org.peakonjit.identityprovider.MetadataOrigin.At;
import org.peakonjit.identityprovider.MetadataOrigin.Pasted;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Fields;
import org.peakonjit.json.Shapes;

/** Reads identity providers strictly, and writes them. Whether their metadata can be used is not looked at. */
public final class IdpCodec {

    /** What an answer has besides: read past, for it is ours to say. */
    public static final String STATUS = "status";

    private static final int LONGEST_DESCRIPTION = 2000;
    private static final int LONGEST_URL = 2000;

    private IdpCodec() {}

    public static IdpReading read(JsonNode json) {
        List<FieldError> errors = new ArrayList<>();
        Fields fields = new Fields(json, "", errors);
        String name = fields.words("name", 63);
        if (!name.isEmpty() && !Shapes.NAME.matcher(name).matches()) {
            fields.wrong("name", "value", "must consist of lower-case letters, digits and hyphens");
        }
        Optional<String> description = fields.text("description");
        description
                .filter(text -> text.length() > LONGEST_DESCRIPTION)
                .ifPresent(text -> fields.wrong(
                        "description", "value", "must not be longer than " + LONGEST_DESCRIPTION + " characters"));
        boolean enabled = fields.flag("enabled", true);
        MetadataOrigin metadata = metadata(fields);
        String certificate = fields.shaped(
                "metadataCertificate",
                text -> CertificateText.parse(text).isPresent() ? text : null,
                "must be a certificate of an RSA or EC key, as PEM");
        List<String> domains = fields
                .texts(
                        "emailDomains",
                        text -> Shapes.domain(text) != null,
                        "must be a domain name, such as corp.example")
                .stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .toList();
        boolean administrators = fields.flag("administrators", false);
        fields.ignore(STATUS);
        fields.refuseTheRest();
        return errors.isEmpty() && metadata != null
                ? new IdpReading(
                        Optional.of(new RegisteredIdp(
                                name, description.orElse(""), enabled, metadata, certificate, domains, administrators)),
                        errors)
                : new IdpReading(Optional.empty(), errors);
    }

    private static @Nullable MetadataOrigin metadata(Fields fields) {
        if (!fields.has("metadata")) {
            fields.wrong("metadata", "required", "is missing: {\"url\": \"…\"} or {\"xml\": \"…\"}");
            return null;
        }
        Fields metadata = fields.object("metadata");
        URI url = metadata.shaped(
                "url",
                text -> text.length() <= LONGEST_URL ? Shapes.webUrl(text) : null,
                "must be an http or https URL without user or fragment");
        Optional<String> xml = metadata.text("xml").filter(text -> !text.isBlank());
        metadata.refuseTheRest();
        if (metadata.has("url") == xml.isPresent()) {
            metadata.wrong("", "value", "needs exactly one of url and xml");
            return null;
        }
        return url == null ? xml.map(Pasted::new).orElse(null) : new At(url);
    }

    public static ObjectNode write(RegisteredIdp idp) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", idp.name());
        json.put("description", idp.description());
        json.put("enabled", idp.enabled());
        ObjectNode metadata = json.putObject("metadata");
        if (idp.metadata() instanceof At place) {
            metadata.put("url", place.location().toString());
        } else if (idp.metadata() instanceof Pasted pasted) {
            metadata.put("xml", pasted.xml());
        }
        if (idp.metadataCertificate() != null) {
            json.put("metadataCertificate", idp.metadataCertificate());
        }
        idp.emailDomains().forEach(json.putArray("emailDomains")::add);
        json.put("administrators", idp.administrators());
        return json;
    }
}
