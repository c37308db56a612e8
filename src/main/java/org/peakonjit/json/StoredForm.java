package org.peakonjit.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.peakonjit.json.UnreadableException.Why;

/**
 * The form in which configuration is kept: an object of JSON with the number of its form. Older and newer nodes read it,
 * too: members that one does not know are passed over, and are still there when it has saved.
 */
public final class StoredForm {

    /** Counts up when older versions shall not read what is kept any more. */
    private static final int NUMBER = 1;

    private static final String MEMBER = "form";

    private StoredForm() {}

    public static <T> T read(String object, Class<T> type, String stored) {
        return read(object, type, stored, json -> {});
    }

    /**
     * @param complete adds what is kept elsewhere
     * @throws UnreadableException when it is broken, or of a form or with values that only another version knows
     */
    public static <T> T read(String object, Class<T> type, String stored, Consumer<ObjectNode> complete) {
        ObjectNode json = parse(object, stored);
        Reading<T> reading;
        try {
            complete.accept(json);
            reading = Documents.readKept(type, json);
        } catch (RuntimeException e) {
            throw new UnreadableException(object, Why.BROKEN, e.getClass().getSimpleName());
        }
        String wrong = reading.errors().stream()
                .filter(error -> !error.code().equals("unknown"))
                .map(error -> error.pointer() + " (" + error.code() + ")")
                .collect(Collectors.joining(", "));
        if (reading.value() == null || !wrong.isEmpty()) {
            throw UnreadableException.wrong(object, wrong);
        }
        return reading.value();
    }

    /**
     * Reads objects of one kind in their stored form, and none again whose text is what it was: they are read
     * every few seconds, and written once in months. So what they are read into may not be changeable.
     */
    public static final class Reader<T> {

        private static final int MOST = 10_000;

        private record Known<T>(String text, T value) {}

        private final Class<T> type;
        private final Map<String, Known<T>> known = new ConcurrentHashMap<>();

        public Reader(Class<T> type) {
            this.type = type;
        }

        /** @throws UnreadableException as {@link StoredForm#read} */
        public T read(String object, String text) {
            Known<T> before = known.get(object);
            if (before != null && before.text().equals(text)) {
                return before.value();
            }
            T value = StoredForm.read(object, type, text);
            if (known.size() >= MOST) { // most of them deleted long ago
                known.clear();
            }
            known.put(object, new Known<>(text, value));
            return value;
        }
    }

    private static ObjectNode parse(String object, String stored) {
        try {
            if (Documents.MAPPER.readTree(stored) instanceof ObjectNode json) {
                JsonNode number = json.path(MEMBER);
                json.remove(MEMBER);
                if (number.asInt(NUMBER) > NUMBER) {
                    throw new UnreadableException(object, Why.NEWER_FORM, number.asInt());
                }
                return json;
            }
        } catch (JsonProcessingException e) {
            throw UnreadableException.noJson(object, e.getLocation());
        }
        throw new UnreadableException(object, Why.NO_OBJECT);
    }

    /**
     * The texts in a list of an object, also of one that cannot be read otherwise.
     *
     * @param pointer to the list
     */
    public static List<String> texts(String stored, String pointer) {
        try {
            JsonNode list = Documents.MAPPER.readTree(stored).at(pointer);
            return StreamSupport.stream(list.spliterator(), false)
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .toList();
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    /** Thrown where an object is longer than its column. */
    public static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int most;

        TooLongException(int most) {
            super("longer than " + most + " characters");
            this.most = most;
        }

        /** What is wrong with the whole document of it. */
        public FieldError error() {
            return FieldError.of("", "value", DocumentFault.LONGEST, most);
        }
    }

    /**
     * @param most how many characters its column takes
     * @throws TooLongException when it has more
     */
    public static String write(ObjectNode fresh, int most) {
        String text = fresh.put(MEMBER, NUMBER).toString();
        if (text.length() > most) {
            throw new TooLongException(most);
        }
        return text;
    }

    /**
     * An object in place of what is kept of it, with the members of that which this version does not know.
     *
     * @param known what this version would write of what is kept
     * @param most as of a {@linkplain #write(ObjectNode, int) new one}
     */
    public static String write(ObjectNode fresh, String stored, ObjectNode known, int most) {
        return write((ObjectNode) merged(parse("", stored), known, fresh), most);
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
