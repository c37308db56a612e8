package org.peakonjit.application.jpa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.peakonjit.json.Documents;

/** The shared policies to which a stored application refers, also one that cannot be read otherwise. */
final class PolicyReferences {

    private static final String POLICIES = "policies";
    private static final String SHARED = "shared";

    private PolicyReferences() {}

    static List<String> in(String definition) {
        return definition.contains('"' + SHARED + '"')
                ? StreamSupport.stream(parsed(definition).path(POLICIES).spliterator(), false)
                        .map(policy -> policy.path(SHARED).asText(""))
                        .filter(name -> !name.isEmpty())
                        .toList()
                : List.of();
    }

    /** Whether these applications refer to no other policy than one of these. */
    static boolean areAmong(Set<String> names, List<ApplicationRow> applications) {
        return applications.stream()
                .flatMap(row -> in(row.definition()).stream())
                .allMatch(names::contains);
    }

    /** The same application, which refers to one of them by another name. */
    static String renamed(String definition, String from, String to) {
        JsonNode json = parsed(definition);
        json.path(POLICIES).forEach(policy -> {
            if (policy instanceof ObjectNode object
                    && from.equals(policy.path(SHARED).asText(""))) {
                object.put(SHARED, to);
            }
        });
        return json.toString();
    }

    /** As its bare JSON, which every version can read. */
    private static JsonNode parsed(String definition) {
        try {
            return Documents.MAPPER.readTree(definition);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance(); // nobody can read it: it refers to nothing
        }
    }
}
