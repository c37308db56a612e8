package org.peakonjit.administration.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peakonjit.config.Settings;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.MalformedMessageException;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.sp.PastedAssertion;
import org.peakonjit.subject.AttributeNames;
import org.peakonjit.subject.DomainScope;
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
    private final IdentityProviders identityProviders;

    @Inject
    public SimulatedSubject(Settings settings, IdentityProviders identityProviders) {
        this.names = settings.attributes();
        this.identityProviders = identityProviders;
    }

    /** Thrown where nobody is described. */
    public static final class UnreadableSubjectException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String pointer;
        private final Fault what;

        UnreadableSubjectException(String pointer, String what) {
            this(pointer, Fault.of(what));
        }

        UnreadableSubjectException(String pointer, Fault what) {
            super(pointer + " " + what.english());
            this.pointer = pointer;
            this.what = what;
        }

        /** The wrong member, as a JSON Pointer. */
        public String pointer() {
            return pointer;
        }

        /** What is wrong with it. */
        public Fault what() {
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
        String assertion = text(document, "assertion");
        if (!assertion.isBlank()) {
            return pasted(assertion);
        }
        String nameId = text(document, "nameId").strip();
        if (nameId.isEmpty()) {
            throw new UnreadableSubjectException("/nameId", "must be given, or /assertion");
        }
        return new Subject("", new NameId(nameId, NameId.UNSPECIFIED), attributes(document.path("attributes")), names);
    }

    private static String text(JsonNode document, String member) {
        JsonNode value = document.path(member);
        return value.isTextual() ? value.textValue() : "";
    }

    /** The subject of a pasted assertion, of which nothing is verified; its IdP speaks for whom it would at a sign-on. */
    public Subject pasted(String assertion) {
        try {
            return PastedAssertion.read(assertion, names, this::scopeOf);
        } catch (MalformedMessageException e) {
            throw new UnreadableSubjectException("/assertion", e.fault());
        }
    }

    private DomainScope scopeOf(String entityId) {
        return identityProviders.nameOf(entityId).isPresent() ? identityProviders.scopeOf(entityId) : DomainScope.ANY;
    }

    /** A null is no value, as in an assertion without the attribute. */
    private static Map<String, List<String>> attributes(JsonNode json) {
        if (!json.isMissingNode() && !json.isNull() && !json.isObject()) {
            throw new UnreadableSubjectException("/attributes", "must be an object of texts or lists of texts");
        }
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        json.properties().forEach(attribute -> {
            List<String> values = new ArrayList<>();
            JsonNode given = attribute.getValue();
            for (JsonNode value : given.isArray() ? given : List.of(given)) {
                if (value.isContainerNode()) {
                    String member = attribute.getKey().replace("~", "~0").replace("/", "~1");
                    throw new UnreadableSubjectException("/attributes/" + member, "must be a text or a list of texts");
                }
                if (!value.isNull()) {
                    values.add(value.asText());
                }
            }
            values.removeIf(String::isBlank);
            attributes.put(attribute.getKey(), List.copyOf(values));
        });
        return attributes;
    }
}
