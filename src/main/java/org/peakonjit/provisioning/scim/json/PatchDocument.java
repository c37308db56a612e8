package org.peakonjit.provisioning.scim.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.provisioning.user.Unassigned;

/**
 * A PATCH body (RFC 7644 §3.5.2): one operation per path, {@code op} in lower case. Attributes of extensions whose
 * names no path can hold travel in a path-less value object keyed by the URN (assumed of Peakon).
 */
public final class PatchDocument {

    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    /** Not ours to change in an update. */
    private static final Set<String> LEFT_ALONE = Set.of("schemas", "id", "meta", "groups", "active");

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final ArrayNode operations;

    private PatchDocument() {
        document.putArray("schemas").add(SCHEMA);
        operations = document.putArray("Operations");
    }

    public static JsonNode active(boolean active) {
        PatchDocument patch = new PatchDocument();
        patch.operation("replace", "active").put("value", active);
        return patch.document;
    }

    /**
     * What must change in {@code current} so that it says what {@code wanted} says, where null is to be removed; no
     * operation when nothing must.
     */
    public static JsonNode difference(JsonNode current, ObjectNode wanted) {
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
                patch.parts(name + ".", there, value.properties().stream());
            } else {
                patch.single(name, there, value);
            }
        });
        return patch.document;
    }

    public static boolean isEmpty(JsonNode patch) {
        return patch.path("Operations").isEmpty();
    }

    private void single(String path, JsonNode there, JsonNode value) {
        if (Unassigned.isGone(value)) {
            if (!Unassigned.is(there)) {
                operation("remove", path);
            }
        } else if (!says(there, value)) {
            operation("replace", path).set("value", value);
        }
    }

    private void parts(String path, JsonNode there, Stream<Map.Entry<String, JsonNode>> wanted) {
        wanted.filter(part -> !Entries.saysValue(Json.member(there, part.getKey()), part.getValue())
                        || !"value".equals(part.getKey()))
                .forEach(part -> single(path + part.getKey(), Json.member(there, part.getKey()), part.getValue()));
    }

    private void extension(String schema, JsonNode there, JsonNode wanted) {
        wanted.properties().forEach(attribute -> {
            String name = attribute.getKey();
            JsonNode value = attribute.getValue();
            JsonNode itsValue = Json.member(there, name);
            if (ScimUser.ENTERPRISE.equals(schema)) {
                single(schema + ":" + name, itsValue, value);
            } else if (Unassigned.isGone(value) ? !Unassigned.is(itsValue) : !says(itsValue, value)) {
                ObjectNode operation = operations.addObject().put("op", "replace");
                operation
                        .putObject("value")
                        .putObject(schema)
                        .set(name, Unassigned.isGone(value) ? NullNode.getInstance() : value);
            }
        });
    }

    /** UserNames that differ in the case of A to Z are one (RFC 7643 §4.1.1). */
    private static boolean isSameName(String name, JsonNode there, JsonNode wanted) {
        return "userName".equals(name) && there.isTextual() && Json.same(there.textValue(), wanted.asText());
    }

    private void entry(String name, JsonNode entries, JsonNode wanted) {
        if (Unassigned.isWanted(wanted)) {
            Entries.ofType(entries, wanted).ifPresent(entry -> operation("remove", Entries.path(name, entries, entry)));
            return;
        }
        if (Entries.areSaidPlainly(entries, wanted)) {
            return;
        }
        Optional<JsonNode> match = Entries.match(entries, wanted);
        if (match.isPresent()) {
            parts(
                    Entries.path(name, entries, match.get()) + ".",
                    match.get(),
                    wanted.properties().stream().filter(part -> !Unassigned.ABOUT_AN_ENTRY.contains(part.getKey())));
            return;
        }
        ObjectNode fresh = Unassigned.leftOut((ObjectNode) wanted);
        if (!entries.isEmpty()) {
            fresh.remove("primary");
        }
        operation("add", name).set("value", JsonNodeFactory.instance.arrayNode().add(fresh));
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
