package org.peakonjit.administration.identityproviders;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.peakonjit.json.FieldError;

/** Where metadata is, or the metadata itself: {@code {"url": "…"}} or {@code {"xml": "…"}}. */
public sealed interface MetadataInput {

    /** To be fetched. */
    record AtUrl(URI url) implements MetadataInput {}

    /** Given along. */
    record Inline(String xml) implements MetadataInput {}

    /** Neither, or both, or more than {@code others} besides. */
    record Wrong(FieldError error) implements MetadataInput {}

    /** The member of the document that gave it. */
    default String pointer() {
        return this instanceof AtUrl ? "/url" : "/xml";
    }

    /** @param others what else the document may have */
    static MetadataInput of(JsonNode document, Set<String> others) {
        for (var members = document.fieldNames(); members.hasNext(); ) {
            String member = members.next();
            if (!member.equals("url") && !member.equals("xml") && !others.contains(member)) {
                return new Wrong(new FieldError("/" + member, "unknown", "is no member of an import"));
            }
        }
        String url = text(document, "url");
        String xml = text(document, "xml");
        if (url.isEmpty() == xml.isEmpty()) {
            return new Wrong(new FieldError("/url", "required", "must be given, or /xml, and not both"));
        }
        if (!xml.isEmpty()) {
            return new Inline(xml);
        }
        try {
            return new AtUrl(new URI(url));
        } catch (URISyntaxException e) {
            return new Wrong(new FieldError("/url", "value", "is no URL"));
        }
    }

    /** A text member, without white space around it; empty where there is none. */
    static String text(JsonNode document, String member) {
        JsonNode value = document.path(member);
        return value.isTextual() ? value.textValue().strip() : "";
    }
}
