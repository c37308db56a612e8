package org.peakonjit.provisioning.scim.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The entries of a multi-valued attribute (RFC 7643 §2.4): which of those that are there is the wanted one. */
public final class Entries {

    private Entries() {}

    /**
     * The entry that is to say what {@code wanted} says: the one of its type; else one of its value; else, where it is to
     * be the primary one, the primary one; else a lone one without a type. So there is never a second primary one.
     */
    static Optional<JsonNode> match(JsonNode entries, JsonNode wanted) {
        Optional<JsonNode> ofType = ofType(entries, wanted);
        return ofType.isPresent()
                ? ofType
                : first(entries, entry -> saysValue(Json.member(entry, "value"), wanted.path("value")))
                        .or(() -> wanted.path("primary").asBoolean()
                                ? first(entries, Entries::isPrimary)
                                : Optional.empty())
                        .or(() -> entries.size() == 1
                                ? first(
                                        entries,
                                        entry -> type(entry).isEmpty()
                                                && !value(entry).isEmpty())
                                : Optional.empty());
    }

    /** Whether the value stands there without an object around it, as some services write lists. */
    static boolean areSaidPlainly(JsonNode entries, JsonNode wanted) {
        return StreamSupport.stream(entries.spliterator(), false)
                .anyMatch(entry -> saysValue(entry, wanted.path("value")));
    }

    /** The entry of the wanted one's type; of several the one of its value, or the primary one. */
    static Optional<JsonNode> ofType(JsonNode entries, JsonNode wanted) {
        Predicate<JsonNode> sameType = entry -> type(entry).equalsIgnoreCase(type(wanted));
        return first(entries, sameType.and(entry -> saysValue(Json.member(entry, "value"), wanted.path("value"))))
                .or(() -> first(entries, sameType.and(Entries::isPrimary)))
                .or(() -> first(entries, sameType));
    }

    /** Of whatever type the primary entry is; where there is none, or it has none, the usual one. */
    public static String typeOfPrimary(JsonNode entries) {
        return first(entries, Entries::isPrimary)
                .map(Entries::type)
                .filter(type -> !type.isEmpty())
                .orElse("work");
    }

    /** The path of the entry among its siblings, with a filter that selects no other (RFC 7644 §3.5.2). */
    static String path(String attribute, JsonNode entries, JsonNode entry) {
        String type = type(entry);
        if (!type.isEmpty() && isOnly(entries, other -> type(other).equalsIgnoreCase(type))) {
            return attribute + "[" + Filters.equal("type", type) + "]";
        }
        if (isPrimary(entry) && isOnly(entries, Entries::isPrimary)) {
            return attribute + "[primary eq true]";
        }
        return attribute + "["
                + (value(entry).isEmpty() ? Filters.equal("type", type) : Filters.equal("value", value(entry))) + "]";
    }

    static boolean saysValue(JsonNode there, JsonNode wanted) {
        return there.isTextual() && wanted.isTextual() && Json.same(there.textValue(), wanted.textValue());
    }

    private static String value(JsonNode entry) {
        return Json.member(entry, "value").asText("");
    }

    private static String type(JsonNode entry) {
        return Json.member(entry, "type").asText("");
    }

    private static boolean isPrimary(JsonNode entry) {
        return Json.member(entry, "primary").asBoolean();
    }

    private static boolean isOnly(JsonNode entries, Predicate<JsonNode> which) {
        return StreamSupport.stream(entries.spliterator(), false).filter(which).count() == 1;
    }

    private static Optional<JsonNode> first(JsonNode entries, Predicate<JsonNode> which) {
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(JsonNode::isObject)
                .filter(which)
                .findFirst();
    }
}
