package org.peakonjit.administration;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peakonjit.config.Settings;
import org.peakonjit.saml.MalformedMessageException;
import org.peakonjit.saml.sp.PastedAssertion;
import org.peakonjit.subject.AttributeNames;
import org.peakonjit.subject.NameId;
import org.peakonjit.subject.Subject;

/**
 * Reads whom to simulate: {@code {"assertion": "…"}}, a pasted one as XML or base64, or {@code {"nameId": "…",
 * "attributes": {"groups": ["…"]}}}.
 */
@Singleton
public class SimulatedSubject {

    private static final Set<String> MEMBERS = Set.of("assertion", "nameId", "attributes");

    private final AttributeNames names;

    @Inject
    public SimulatedSubject(Settings settings) {
        this.names = settings.attributes();
    }

    /** Thrown where nobody is described. */
    public static final class UnreadableSubjectException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String pointer;
        private final String what;

        UnreadableSubjectException(String pointer, String what) {
            super(pointer + " " + what);
            this.pointer = pointer;
            this.what = what;
        }

        /** The wrong member, as a JSON Pointer. */
        public String pointer() {
            return pointer;
        }

        /** What is wrong with it. */
        public String what() {
            return what;
        }
    }

    /** @throws UnreadableSubjectException when the document describes nobody */
    public Subject read(JsonNode document) {
        document.fieldNames().forEachRemaining(member -> {
            if (!MEMBERS.contains(member)) {
                throw new UnreadableSubjectException("/" + member, "is no member of a simulation");
            }
        });
        String assertion = document.path("assertion").asText("");
        if (!assertion.isBlank()) {
            return pasted(assertion);
        }
        String nameId = document.path("nameId").asText("").strip();
        if (nameId.isEmpty()) {
            throw new UnreadableSubjectException("/nameId", "must be given, or /assertion");
        }
        return new Subject("", new NameId(nameId, NameId.UNSPECIFIED), attributes(document.path("attributes")), names);
    }

    /** The subject of a pasted assertion, of which nothing is verified. */
    public Subject pasted(String assertion) {
        try {
            return PastedAssertion.read(assertion, names);
        } catch (MalformedMessageException e) {
            throw new UnreadableSubjectException("/assertion", String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, List<String>> attributes(JsonNode json) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        json.properties().forEach(attribute -> {
            List<String> values = new ArrayList<>();
            JsonNode given = attribute.getValue();
            if (given.isArray()) {
                given.forEach(value -> values.add(value.asText()));
            } else {
                values.add(given.asText());
            }
            values.removeIf(String::isBlank);
            attributes.put(attribute.getKey(), List.copyOf(values));
        });
        return attributes;
    }
}
