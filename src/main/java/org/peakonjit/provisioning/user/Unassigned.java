package org.peakonjit.provisioning.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Set;

/** What has no value (RFC 7643 §2.5): null, or an empty list or object, or not there at all. A wanted null is to be removed. */
public final class Unassigned {

    /** They tell entries apart, and alone make none. */
    public static final Set<String> ABOUT_AN_ENTRY = Set.of("type", "primary");

    private Unassigned() {}

    public static boolean is(JsonNode node) {
        return node.isMissingNode() || node.isNull() || node.isContainerNode() && node.isEmpty();
    }

    /** Whether it says of every part that it is to be removed. */
    public static boolean isWanted(JsonNode wanted) {
        return wanted.isNull()
                || wanted.isObject()
                        && wanted.properties().stream()
                                .filter(part -> !ABOUT_AN_ENTRY.contains(part.getKey()))
                                .allMatch(part -> isWanted(part.getValue()));
    }

    /** Whether it is to be removed as a whole: a value, or a complex attribute whose value is. */
    public static boolean isGone(JsonNode wanted) {
        return wanted.isNull() || wanted.path("value").isNull() && isWanted(wanted);
    }

    /** The resource to create: without what is to be removed elsewhere, and without schemas of which nothing is left. */
    public static ObjectNode leftOut(ObjectNode wanted) {
        ObjectNode resource = wanted.deepCopy();
        leaveOut(resource);
        if (resource.get("schemas") instanceof ArrayNode schemas) {
            schemas.removeIf(schema -> wanted.has(schema.asText()) && !resource.has(schema.asText()));
        }
        return resource;
    }

    private static void leaveOut(JsonNode node) {
        for (Iterator<JsonNode> children = node.elements(); children.hasNext(); ) {
            JsonNode child = children.next();
            boolean hadNothing = Unassigned.is(child) || child.isObject() && isWanted(child);
            leaveOut(child);
            if (hadNothing || child.isContainerNode() && child.isEmpty()) {
                children.remove();
            }
        }
    }
}
