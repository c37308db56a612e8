package org.peakonjit.provisioning.scim.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.peakonjit.provisioning.user.Unassigned;

/** The resource to PUT where PATCH is not supported: what is there, with our values over it. */
public final class MergedResource {

    private MergedResource() {}

    /** @param keepActive whether {@code active} stays as it is at Peakon, since {@code wanted} is not about it alone */
    public static ObjectNode of(JsonNode current, JsonNode wanted, boolean keepActive) {
        ObjectNode merged = current.deepCopy();
        JsonNode active = Json.member(merged, "active");
        merge(merged, wanted);
        if (keepActive && !active.isMissingNode()) {
            merged.set(Json.nameIn(merged, "active"), active);
        }
        merged.remove(Json.nameIn(merged, "meta"));
        merged.remove(Json.nameIn(merged, "groups"));
        return merged;
    }

    private static void merge(ObjectNode target, JsonNode wanted) {
        wanted.properties().forEach(member -> member(target, Json.nameIn(target, member.getKey()), member));
    }

    private static void member(ObjectNode target, String name, Map.Entry<String, JsonNode> wanted) {
        JsonNode there = target.path(name);
        JsonNode value = wanted.getValue();
        boolean sameName = "userName".equals(wanted.getKey()) && Entries.saysValue(there, value);
        if (sameName) {
            return;
        }
        if (Unassigned.isGone(value)) {
            target.remove(name);
        } else if (there instanceof ObjectNode object && value.isObject()) {
            merge(object, value);
        } else if (there instanceof ArrayNode array && value.isArray()) {
            value.forEach(entry -> entry(array, entry));
        } else {
            JsonNode fresh = value.isContainerNode() ? withoutUnassigned(value) : value;
            if (!Unassigned.is(fresh)) {
                target.set(name, fresh);
            }
        }
    }

    private static JsonNode withoutUnassigned(JsonNode value) {
        JsonNode copy = value.deepCopy();
        if (copy instanceof ObjectNode object) {
            return Unassigned.leftOut(object);
        }
        for (Iterator<JsonNode> entries = copy.elements(); entries.hasNext(); ) {
            if (Unassigned.isWanted(entries.next())) {
                entries.remove();
            }
        }
        return copy;
    }

    private static void entry(ArrayNode entries, JsonNode wanted) {
        if (!wanted.isObject()) {
            for (JsonNode entry : entries) {
                if (entry.equals(wanted)) {
                    return;
                }
            }
            entries.add(wanted);
            return;
        }
        boolean remove = Unassigned.isWanted(wanted);
        if (!remove && Entries.areSaidPlainly(entries, wanted)) {
            return;
        }
        Optional<JsonNode> match = remove ? Entries.ofType(entries, wanted) : Entries.match(entries, wanted);
        if (match.isEmpty() && !remove) {
            ObjectNode fresh = Unassigned.leftOut((ObjectNode) wanted);
            entries.add(entries.isEmpty() ? fresh : fresh.without("primary"));
        } else if (match.isPresent() && remove) {
            remove(entries, match.get());
        } else if (match.orElse(wanted) instanceof ObjectNode there && match.isPresent()) {
            wanted.properties().stream()
                    .filter(part -> !Unassigned.ABOUT_AN_ENTRY.contains(part.getKey()))
                    .filter(part -> !Entries.saysValue(Json.member(there, part.getKey()), part.getValue()))
                    .forEach(part -> member(there, Json.nameIn(there, part.getKey()), part));
        }
    }

    private static void remove(ArrayNode entries, JsonNode gone) {
        for (Iterator<JsonNode> all = entries.elements(); all.hasNext(); ) {
            if (all.next() == gone) {
                all.remove();
                return;
            }
        }
    }
}
