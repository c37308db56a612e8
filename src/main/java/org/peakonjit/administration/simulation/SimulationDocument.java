package org.peakonjit.administration.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Checked;
import org.peakonjit.json.Default;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.Members;

/**
 * Whom to simulate: somebody who came lately, a pasted assertion, or a NameID and attributes.
 *
 * @param assertion XML or base64
 * @param attributes an object of texts or lists of texts
 */
public record SimulationDocument(
        @Default("") String person,
        @Default("") String assertion,
        @Default("") String nameId,
        @Nullable JsonNode attributes)
        implements Checked {

    public SimulationDocument {
        person = person.strip();
        nameId = nameId.strip();
    }

    @Override
    public void check(Members members) {
        if (Stream.of("assertion", "nameId", "attributes").anyMatch(members::has)) {
            members.refuse("person");
        }
        if (person.isEmpty() && assertion.isBlank() && nameId.isEmpty()) {
            members.wrong("nameId", "value", DocumentFault.NOBODY);
        }
        if (attributes != null && !attributes.isObject()) {
            members.wrong("attributes", "value", DocumentFault.ATTRIBUTES);
        } else if (attributes != null) {
            attributes.properties().forEach(attribute -> {
                for (JsonNode value : values(attribute.getValue())) {
                    if (value.isContainerNode()) {
                        String member = attribute.getKey().replace("~", "~0").replace("/", "~1");
                        members.wrong("attributes/" + member, "value", DocumentFault.ATTRIBUTE);
                    }
                }
            });
        }
    }

    private static Iterable<JsonNode> values(JsonNode given) {
        return given.isArray() ? given : List.of(given);
    }

    /** A null is no value, as in an assertion without the attribute. */
    Map<String, List<String>> texts() {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        if (attributes != null) {
            attributes.properties().forEach(attribute -> {
                List<String> values = new ArrayList<>();
                values(attribute.getValue()).forEach(value -> values.add(value.isNull() ? "" : value.asText()));
                values.removeIf(String::isBlank);
                texts.put(attribute.getKey(), List.copyOf(values));
            });
        }
        return texts;
    }
}
