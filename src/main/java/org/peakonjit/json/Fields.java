package org.peakonjit.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object, read strictly: every wrong one is noted with its pointer, and {@link #refuseTheRest}
 * notes those nobody asked for. JSON null counts as absent.
 */
public final class Fields {

    private final JsonNode object;
    private final String pointer;
    private final List<FieldError> errors;
    private final Set<String> asked = new HashSet<>();

    public Fields(JsonNode object, String pointer, List<FieldError> errors) {
        this.object = object;
        this.pointer = pointer;
        this.errors = errors;
        if (!object.isObject()) {
            errors.add(new FieldError(pointer, "type", "must be a JSON object"));
        }
    }

    public boolean has(String name) {
        return value(name) != null;
    }

    public boolean isArray(String name) {
        JsonNode value = value(name);
        return value != null && value.isArray();
    }

    public Optional<String> text(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            wrong(name, "type", "must be a string");
            return Optional.empty();
        }
        return Optional.of(value.textValue());
    }

    /** A text that must be there and say something. */
    public String words(String name, int atMost) {
        Optional<String> text = text(name);
        if (text.isEmpty() && !has(name)) {
            wrong(name, "required", "is missing");
        }
        text.filter(String::isBlank).ifPresent(blank -> wrong(name, "value", "must not be blank"));
        text.filter(value -> value.length() > atMost)
                .ifPresent(longer -> wrong(name, "value", "must not be longer than " + atMost + " characters"));
        return text.orElse("");
    }

    /** The text as {@code shape} understands it; what it makes null of is an error. */
    public <T> @Nullable T shaped(String name, Function<String, @Nullable T> shape, String message) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return null;
        }
        T value = shape.apply(text.get());
        if (value == null) {
            wrong(name, "value", message);
        }
        return value;
    }

    public <E extends Enum<E>> E choice(String name, E[] constants, E fallback) {
        E choice = shaped(
                name,
                text -> Arrays.stream(constants)
                        .filter(one -> EnumNames.of(one).equals(text))
                        .findFirst()
                        .orElse(null),
                "must be one of " + Arrays.stream(constants).map(EnumNames::of).collect(Collectors.joining(", ")));
        return choice == null ? fallback : choice;
    }

    public boolean flag(String name, boolean fallback) {
        JsonNode value = value(name);
        if (value != null && !value.isBoolean()) {
            wrong(name, "type", "must be true or false");
        }
        return value == null ? fallback : value.booleanValue();
    }

    /** A whole number; {@code 1.5}, {@code "1"} and what is out of range are errors. */
    public @Nullable Integer wholeNumber(String name, int least, int most) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()) {
            wrong(name, "type", "must be a whole number");
            return null;
        }
        if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
            wrong(name, "range", "must be from " + least + " to " + most);
            return null;
        }
        return value.intValue();
    }

    /** The whole numbers of an array, none where there is none; one out of range is an error. */
    public List<Integer> wholeNumbers(String name, int least, int most) {
        List<Integer> numbers = new ArrayList<>();
        JsonNode array = array(name);
        for (int i = 0; i < array.size(); i++) {
            JsonNode item = array.get(i);
            if (!item.isIntegralNumber()) {
                wrong(name + "/" + i, "type", "must be a whole number");
            } else if (!item.canConvertToInt() || item.intValue() < least || item.intValue() > most) {
                wrong(name + "/" + i, "range", "must be from " + least + " to " + most);
            } else {
                numbers.add(item.intValue());
            }
        }
        return numbers;
    }

    /** The members of the object of that name; of an empty one where there is none. */
    public Fields object(String name) {
        JsonNode value = value(name);
        return new Fields(value == null ? JsonNodeFactory.instance.objectNode() : value, at(name), errors);
    }

    /** The objects of an array, none where there is none. */
    public List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        JsonNode array = array(name);
        for (int i = 0; i < array.size(); i++) {
            objects.add(new Fields(array.get(i), at(name) + "/" + i, errors));
        }
        return objects;
    }

    /** The texts of an array, none where there is none; one that is not {@code valid} is an error. */
    public List<String> texts(String name, Predicate<String> valid, String message) {
        List<String> texts = new ArrayList<>();
        JsonNode array = array(name);
        for (int i = 0; i < array.size(); i++) {
            JsonNode item = array.get(i);
            if (!item.isTextual()) {
                wrong(name + "/" + i, "type", "must be a string");
            } else if (!valid.test(item.textValue())) {
                wrong(name + "/" + i, "value", message);
            } else {
                texts.add(item.textValue());
            }
        }
        return texts;
    }

    public void wrong(String name, String code, String message) {
        errors.add(new FieldError(name.isEmpty() ? pointer : at(name), code, message));
    }

    /** Reads past a member that is ours to answer, not theirs to set. */
    public void ignore(String name) {
        asked.add(name);
    }

    public void refuseTheRest() {
        object.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                wrong(name.replace("~", "~0").replace("/", "~1"), "unknown", "is no member of this object");
            }
        });
    }

    private JsonNode array(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isArray()) {
            wrong(name, "type", "must be an array");
        }
        return value != null && value.isArray() ? value : JsonNodeFactory.instance.arrayNode();
    }

    private @Nullable JsonNode value(String name) {
        asked.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private String at(String name) {
        return pointer + "/" + name;
    }
}
