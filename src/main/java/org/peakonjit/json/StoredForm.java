package org.peakonjit.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The form in which configuration is kept: an object of JSON with the number of its form. Older and newer nodes read it,
 * too: members that one does not know are passed over, and are still there when it has saved.
 */
public final class StoredForm {

    /** Counts up when older versions shall not read what is kept any more. */
    private static final int NUMBER = 1;

    private static final String MEMBER = "form";
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What a strict reader made of a document.
     *
     * @param value null where there are errors
     */
    public record Attempt<T>(@Nullable T value, List<FieldError> errors) {}

    private StoredForm() {}

    /**
     * Reads what is kept of an object.
     *
     * @param reader strict: of what it calls unknown, nothing is asked
     * @throws UnreadableException when it is broken, or of a form or with values that only another version knows
     */
    public static <T> T read(String object, String stored, Function<ObjectNode, Attempt<T>> reader) {
        ObjectNode json = parse(object, stored);
        Attempt<T> attempt = attempt(object, json, reader);
        while (attempt.value() == null) {
            if (!passesOver(json, attempt.errors())) {
                throw new UnreadableException(
                        object,
                        attempt.errors().stream()
                                .map(error -> error.pointer() + " (" + error.code() + ")")
                                .collect(Collectors.joining(", ")));
            }
            attempt = attempt(object, json, reader);
        }
        return attempt.value();
    }

    private static <T> Attempt<T> attempt(String object, ObjectNode json, Function<ObjectNode, Attempt<T>> reader) {
        try {
            return reader.apply(json);
        } catch (RuntimeException e) {
            throw new UnreadableException(object, e.getClass().getSimpleName());
        }
    }

    private static ObjectNode parse(String object, String stored) {
        try {
            if (JSON.readTree(stored) instanceof ObjectNode json) {
                JsonNode number = json.path(MEMBER);
                json.remove(MEMBER);
                if (number.asInt(NUMBER) > NUMBER) {
                    throw new UnreadableException(object, "form " + number.asInt() + " is of a newer version");
                }
                return json;
            }
        } catch (JsonProcessingException e) {
            throw new UnreadableException(
                    object, "no JSON at " + e.getLocation().offsetDescription());
        }
        throw new UnreadableException(object, "no object");
    }

    /** The texts in a list of an object, as far as they can be read. */
    public static List<String> texts(String stored, String member) {
        try {
            JsonNode list = JSON.readTree(stored).path(member);
            return StreamSupport.stream(list.spliterator(), false)
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .toList();
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    /** Takes out what is unknown. Returns whether there was nothing wrong but that. */
    private static boolean passesOver(ObjectNode json, List<FieldError> errors) {
        return !errors.isEmpty()
                && errors.stream()
                        .allMatch(error -> error.code().equals("unknown")
                                && remove(json, JsonPointer.compile(error.pointer())) != null);
    }

    private static @Nullable JsonNode remove(ObjectNode json, JsonPointer unknown) {
        return json.at(unknown.head()) instanceof ObjectNode parent
                ? parent.remove(unknown.last().getMatchingProperty())
                : null;
    }

    /** A new object. */
    public static String write(ObjectNode fresh) {
        return fresh.put(MEMBER, NUMBER).toString();
    }

    /**
     * An object in place of what is kept of it, with the members of that which this version does not know.
     *
     * @param known what this version would write of what is kept
     */
    public static String write(String object, ObjectNode fresh, String stored, ObjectNode known) {
        return write((ObjectNode) merged(parse(object, stored), known, fresh));
    }

    private static JsonNode merged(JsonNode stored, JsonNode known, JsonNode fresh) {
        if (stored instanceof ObjectNode && known instanceof ObjectNode && fresh instanceof ObjectNode object) {
            stored.properties().forEach(member -> {
                String name = member.getKey();
                if (fresh.has(name) && known.has(name)) {
                    object.set(name, merged(member.getValue(), known.get(name), fresh.get(name)));
                } else if (!fresh.has(name) && !known.has(name)) {
                    object.set(name, member.getValue());
                }
            });
        } else if (stored.isArray() && known.isArray() && fresh instanceof ArrayNode array) {
            List<JsonNode> before =
                    StreamSupport.stream(known.spliterator(), false).toList();
            for (int i = 0; i < array.size(); i++) {
                int same = before.indexOf(array.get(i));
                if (same >= 0 && same < stored.size()) {
                    array.set(i, stored.get(same));
                }
            }
        }
        return fresh;
    }
}
