package org.peakonjit.provisioning.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The resource to PUT where PATCH is not supported: what is there, with our values over it. */
final class MergedResource {

    private MergedResource() {}

    /** @param active kept as it is at Peakon unless {@code wanted} alone is about it */
    static ObjectNode of(JsonNode current, JsonNode wanted, boolean keepActive) {
        ObjectNode merged = current.deepCopy();
        JsonNode active = merged.get("active");
        merge(merged, wanted);
        if (keepActive && active != null) {
            merged.set("active", active);
        }
        merged.remove("meta");
        merged.remove("groups");
        return merged;
    }

    private static void merge(ObjectNode target, JsonNode wanted) {
        wanted.properties().forEach(member -> {
            JsonNode there = target.get(member.getKey());
            JsonNode value = member.getValue();
            if (there instanceof ObjectNode object && value.isObject()) {
                merge(object, value);
            } else if (there instanceof ArrayNode array && value.isArray()) {
                value.forEach(entry -> mergeEntry(array, entry));
            } else {
                target.set(member.getKey(), value);
            }
        });
    }

    private static void mergeEntry(ArrayNode entries, JsonNode wanted) {
        for (JsonNode entry : entries) {
            boolean sameText = !wanted.isObject() && entry.equals(wanted);
            boolean sameType = wanted.isObject()
                    && entry.path("type")
                            .asText()
                            .equalsIgnoreCase(wanted.path("type").asText());
            if (sameType && entry instanceof ObjectNode object) {
                merge(object, wanted);
                return;
            }
            if (sameText) {
                return;
            }
        }
        entries.add(wanted);
    }
}
