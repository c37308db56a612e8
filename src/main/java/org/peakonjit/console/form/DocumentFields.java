package org.peakonjit.console.form;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document as a form sees it: JSON Pointers (RFC 6901) name its members. What no field shows stays as it is.
 *
 * <p>A pointer may end in {@code :number} (the text of a whole number; other text is kept for the reader to refuse),
 * {@code :numbers} (a list of such), {@code :lines} (a list of texts, one a line) or {@code :blocks} (a list of texts with an empty line between them).
 */
public final class DocumentFields extends AbstractMap<String, Object> implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}");

    private final ObjectNode document;

    public DocumentFields(ObjectNode document) {
        this.document = document;
    }

    public ObjectNode document() {
        return document;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        Field field = Field.of(String.valueOf(key));
        JsonNode node = document.at(field.pointer());
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isArray()) {
            List<String> texts = new ArrayList<>();
            node.forEach(one -> texts.add(one.asText()));
            return String.join(field.separator(), texts);
        }
        return node.asText();
    }

    @Override
    public @Nullable Object put(String key, @Nullable Object value) {
        Field field = Field.of(key);
        JsonPointer pointer = field.pointer();
        JsonNode parent = pointer.head().toString().isEmpty() ? document : document.withObject(pointer.head());
        ((ObjectNode) parent).set(pointer.last().getMatchingProperty(), field.node(value));
        return null;
    }

    /** Names no member: a form asks for each by its name. */
    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return Set.of();
    }

    /** How a member is shown and read. */
    private record Field(JsonPointer pointer, String separator, Function<String, JsonNode> reading) {

        static Field of(String key) {
            int colon = key.lastIndexOf(':');
            String kind = colon < 0 ? "" : key.substring(colon + 1);
            JsonPointer pointer = JsonPointer.compile(colon < 0 ? key : key.substring(0, colon));
            return switch (kind) {
                case "number" -> new Field(pointer, "", Field::number);
                case "numbers" -> new Field(pointer, ", ", Field::numbers);
                case "lines" -> new Field(pointer, "\n", text -> list(text, "\\R"));
                case "blocks" -> new Field(pointer, "\n\n", text -> list(text, "\\R\\s*\\R"));
                default -> new Field(pointer, "", JsonNodeFactory.instance::textNode);
            };
        }

        JsonNode node(@Nullable Object value) {
            if (value instanceof Boolean flag) {
                return JsonNodeFactory.instance.booleanNode(flag);
            }
            String text =
                    value == null ? "" : value.toString().replace("\r\n", "\n").strip();
            if (text.isEmpty() && separator.isEmpty()) {
                return JsonNodeFactory.instance.nullNode();
            }
            return reading.apply(text);
        }

        private static JsonNode number(String text) {
            return WHOLE_NUMBER.matcher(text).matches()
                    ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
                    : JsonNodeFactory.instance.textNode(text);
        }

        private static JsonNode numbers(String text) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            list(text, "[,;\\s]+").forEach(one -> array.add(number(one.textValue())));
            return array;
        }

        private static JsonNode list(String text, String separator) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            Arrays.stream(text.split(separator))
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .forEach(array::add);
            return array;
        }
    }
}
