package org.peakonjit.application.jpa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.peakonjit.json.Documents;

/** What a stored application names that is kept elsewhere: by its bare JSON, also where it cannot be read otherwise. */
final class References {

    private static final String POLICIES = "policies";
    private static final String SHARED = "shared";

    private References() {}

    /** The names of the identity providers that it has for its own. */
    static List<String> toIdps(String definition) {
        JsonNode names = parsed(definition).at("/saml/identityProviders");
        return StreamSupport.stream(names.spliterator(), false)
                .map(name -> name.asText(""))
                .toList();
    }

    /** The names of the shared policies to which it refers. */
    static List<String> toPolicies(String definition) {
        return definition.contains('"' + SHARED + '"')
                ? StreamSupport.stream(parsed(definition).path(POLICIES).spliterator(), false)
                        .map(policy -> policy.path(SHARED).asText(""))
                        .filter(name -> !name.isEmpty())
                        .toList()
                : List.of();
    }

    /** Whether these applications refer to no other shared policy than one of these. */
    static boolean areAmong(Set<String> policies, List<ApplicationRow> applications) {
        return applications.stream()
                .flatMap(row -> toPolicies(row.definition()).stream())
                .allMatch(policies::contains);
    }

    /** The same application, which refers to a shared policy by another name. */
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

    private static JsonNode parsed(String definition) {
        try {
            return Documents.MAPPER.readTree(definition);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance(); // nobody can read it: it refers to nothing
        }
    }
}
