package org.peakonjit.provisioning.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peakonjit.provisioning.ScimUser;

/**
 * A PATCH body (RFC 7644 §3.5.2): one operation per path, {@code op} in lower case. Attributes of extensions whose
 * names no path can hold travel in a path-less value object keyed by the URN (assumed of Peakon).
 */
final class PatchDocument {

    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    /** Not ours to change in an update. */
    private static final Set<String> LEFT_ALONE = Set.of("schemas", "id", "meta", "groups", "active");

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final ArrayNode operations;

    private PatchDocument() {
        document.putArray("schemas").add(SCHEMA);
        operations = document.putArray("Operations");
    }

    static JsonNode active(boolean active) {
        PatchDocument patch = new PatchDocument();
        patch.operation("replace", "active").put("value", active);
        return patch.document;
    }

    /** What must change in {@code current} so that it says what {@code wanted} says; no operation when nothing must. */
    static JsonNode difference(JsonNode current, ObjectNode wanted) {
        PatchDocument patch = new PatchDocument();
        wanted.properties().forEach(attribute -> {
            String name = attribute.getKey();
            JsonNode value = attribute.getValue();
            JsonNode there = Json.member(current, name);
            if (LEFT_ALONE.contains(name) || isSameName(name, there, value)) {
                return;
            }
            if (name.startsWith("urn:")) {
                patch.extension(name, there, value);
            } else if (value.isArray()) {
                value.forEach(entry -> patch.entry(name, there, entry));
            } else if (value.isObject()) {
                value.properties()
                        .forEach(part -> patch.single(
                                name + "." + part.getKey(), Json.member(there, part.getKey()), part.getValue()));
            } else {
                patch.single(name, there, value);
            }
        });
        return patch.document;
    }

    static boolean isEmpty(JsonNode patch) {
        return patch.path("Operations").isEmpty();
    }

    private void single(String path, JsonNode there, JsonNode value) {
        if (!says(there, value)) {
            operation("replace", path).set("value", value);
        }
    }

    private void extension(String schema, JsonNode there, JsonNode wanted) {
        wanted.properties().forEach(attribute -> {
            String name = attribute.getKey();
            JsonNode value = attribute.getValue();
            if (says(Json.member(there, name), value)) {
                return;
            }
            if (ScimUser.ENTERPRISE.equals(schema)) {
                operation("replace", schema + ":" + name).set("value", value);
            } else {
                ObjectNode operation = operations.addObject().put("op", "replace");
                operation.putObject("value").putObject(schema).set(name, value);
            }
        });
    }

    /** UserNames that differ in the case of A to Z are one (RFC 7643 §4.1.1). */
    private static boolean isSameName(String name, JsonNode there, JsonNode wanted) {
        return "userName".equals(name) && there.isTextual() && Json.same(there.textValue(), wanted.asText());
    }

    /** Into the entry of the type; where there is none but one of that value, that will do; a lone one without type is it. */
    private void entry(String name, JsonNode entries, JsonNode wanted) {
        String type = wanted.path("type").asText();
        for (JsonNode entry : entries) {
            if (type.equalsIgnoreCase(Json.member(entry, "type").asText())) {
                parts(wanted)
                        .forEach(part -> this.part(
                                name + "[type eq \"" + type + "\"].", part, Json.member(entry, part.getKey())));
                return;
            }
        }
        for (JsonNode entry : entries) {
            if (saysValue(Json.member(entry, "value"), wanted.path("value"))) {
                return;
            }
        }
        JsonNode lone = entries.size() == 1 ? entries.path(0) : MissingNode.getInstance();
        String value = Json.member(lone, "value").asText();
        if (!value.isEmpty() && Json.member(lone, "type").asText().isEmpty()) {
            String path = name + "[" + Filters.equal("value", value) + "].";
            parts(wanted).forEach(part -> this.part(path, part, Json.member(lone, part.getKey())));
            return;
        }
        ObjectNode fresh = wanted.deepCopy();
        if (!entries.isEmpty()) {
            fresh.remove("primary");
        }
        operation("add", name).set("value", JsonNodeFactory.instance.arrayNode().add(fresh));
    }

    private static List<Map.Entry<String, JsonNode>> parts(JsonNode wanted) {
        return wanted.properties().stream()
                .filter(part -> !"type".equals(part.getKey()) && !"primary".equals(part.getKey()))
                .toList();
    }

    private void part(String path, Map.Entry<String, JsonNode> part, JsonNode there) {
        boolean sameValue = "value".equals(part.getKey()) && saysValue(there, part.getValue());
        if (!sameValue) {
            single(path + part.getKey(), there, part.getValue());
        }
    }

    private static boolean saysValue(JsonNode there, JsonNode wanted) {
        return there.isTextual() && wanted.isTextual() && Json.same(there.textValue(), wanted.textValue());
    }

    /** Whether what is there says the same; an object may say more. */
    private static boolean says(JsonNode there, JsonNode wanted) {
        if (wanted.isObject()) {
            return wanted.properties().stream()
                    .allMatch(part -> says(Json.member(there, part.getKey()), part.getValue()));
        }
        return wanted.isNumber() && there.isNumber()
                ? wanted.decimalValue().compareTo(there.decimalValue()) == 0
                : wanted.equals(there);
    }

    private ObjectNode operation(String op, String path) {
        return operations.addObject().put("op", op).put("path", path);
    }
}
