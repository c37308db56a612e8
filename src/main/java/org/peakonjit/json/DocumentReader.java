package org.peakonjit.json;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Constraints.Broken;
import org.peakonjit.outbound.WebUrlText;

/**
 * Reads a tree into records, by their components and Jackson's annotations at them, and strictly: every wrong member is
 * noted with its pointer, and so is each of which the records know nothing. JSON null counts as absent.
 */
final class DocumentReader {

    final List<FieldError> errors = new ArrayList<>();

    @Nullable
    Object read(Class<?> type, JsonNode node, String pointer) {
        if (!node.isObject()) {
            return wrong(pointer, DocumentFault.OBJECT);
        }
        Set<String> known = new HashSet<>();
        Object read = made(type, node, pointer, known);
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                errors.add(FieldError.of(pointer + "/" + Documents.token(name), "unknown", DocumentFault.UNKNOWN));
            }
        });
        return read;
    }

    private Object made(Class<?> type, JsonNode object, String pointer, Set<String> known) {
        JsonIgnoreProperties ours = type.getAnnotation(JsonIgnoreProperties.class);
        if (ours != null) {
            known.addAll(List.of(ours.value()));
        }
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = member(Records.field(components[i]), object, pointer, known);
        }
        Object made = Records.make(type, values);
        if (made instanceof Checked checked) {
            checked.check(new Members(object, pointer, errors));
        }
        return made;
    }

    private @Nullable Object member(Field field, JsonNode object, String pointer, Set<String> known) {
        if (field.isAnnotationPresent(JsonUnwrapped.class)) {
            return made(field.getType(), object, pointer, known);
        }
        JsonProperty property = field.getAnnotation(JsonProperty.class);
        String name = Records.name(field);
        known.add(name);
        if (property != null && property.access() == Access.READ_ONLY) {
            return Records.nothing(field.getType());
        }
        JsonNode node = object.get(name);
        String at = pointer + "/" + name;
        Object value = null;
        if (isThere(node, field)) {
            value = !node.isArray() && Records.takesOneForList(field)
                    ? items(List.of(node), field.getAnnotatedType(), at, false)
                    : value(field.getAnnotatedType(), node, at);
        } else {
            Constraints.required(field.getAnnotatedType())
                    .ifPresent(fault -> errors.add(new FieldError(at, "required", fault)));
        }
        EachOnce once = field.getAnnotation(EachOnce.class);
        if (once != null && node != null) {
            eachOnce(node, once, at);
        }
        return value == null ? fallback(field, at) : value;
    }

    private void eachOnce(JsonNode list, EachOnce once, String at) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.path(i);
            String key = (once.by().isEmpty() ? item : item.path(once.by())).asText();
            if (!key.isBlank() && !seen.add(key)) {
                String twice = once.by().isEmpty() ? at : at + "/" + i + "/" + once.by();
                errors.add(FieldError.of(twice, "duplicate", once.fault()));
            }
        }
    }

    private static boolean isThere(@Nullable JsonNode node, Field field) {
        return node != null
                && !node.isNull()
                && !(field.isAnnotationPresent(Secret.class) && Secret.MASK.equals(node.textValue()));
    }

    /** What stands for a member that is absent or wrong. */
    private @Nullable Object fallback(Field field, String at) {
        AnnotatedType type = field.getAnnotatedType();
        Default given = field.getAnnotation(Default.class);
        if (given != null) {
            return value(type, parsed(given.value(), field.getType()), at);
        }
        if (field.getType() == List.class && !type.isAnnotationPresent(Nullable.class)) {
            return List.of();
        }
        boolean isNeeded = type.isAnnotationPresent(NotNull.class) || type.isAnnotationPresent(Nullable.class);
        return field.getType().isRecord() && !isNeeded
                ? read(field.getType(), JsonNodeFactory.instance.objectNode(), at)
                : Records.nothing(field.getType());
    }

    private static JsonNode parsed(String value, Class<?> type) {
        try {
            return type == String.class || type.isEnum() ? TextNode.valueOf(value) : Documents.MAPPER.readTree(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object value(AnnotatedType type, JsonNode node, String at) {
        Class<?> raw = (Class<?>)
                (type.getType() instanceof ParameterizedType generic ? generic.getRawType() : type.getType());
        if (raw == JsonNode.class) {
            return node;
        }
        if (raw == List.class) {
            return node.isArray() ? items(node, type, at, true) : wrong(at, DocumentFault.LIST);
        }
        if (raw.isRecord()) {
            return read(raw, node, at);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return node.isBoolean() ? (Object) node.booleanValue() : wrong(at, DocumentFault.FLAG);
        }
        if (raw == int.class || raw == Integer.class) {
            return number(type, node, at);
        }
        Optional<Method> creator = Records.creator(raw);
        if (creator.isPresent()) {
            Object form = read(creator.get().getParameterTypes()[0], node, at);
            return form == null ? null : Records.call(creator.get(), form);
        }
        return node.isTextual() ? text(raw, type, node.textValue(), at) : wrong(at, DocumentFault.TEXT);
    }

    /** An item that is no object leaves its place to an empty one, so that indexes stay what they are. */
    private List<Object> items(Iterable<JsonNode> nodes, AnnotatedType list, String at, boolean isIndexed) {
        AnnotatedType item = ((AnnotatedParameterizedType) list).getAnnotatedActualTypeArguments()[0];
        List<Object> items = new ArrayList<>();
        int index = 0;
        for (JsonNode node : nodes) {
            Object value = value(item, node, isIndexed ? at + "/" + index : at);
            index++;
            if (value != null) {
                items.add(value);
            } else if (item.getType() instanceof Class<?> type && type.isRecord()) {
                items.add(new DocumentReader().made(type, JsonNodeFactory.instance.objectNode(), at, new HashSet<>()));
            }
        }
        Constraints.brokenBy(index, list).ifPresent(broken -> note(at, broken));
        return items;
    }

    private @Nullable Object number(AnnotatedType type, JsonNode node, String at) {
        if (!node.isIntegralNumber()) {
            return wrong(at, DocumentFault.WHOLE_NUMBER);
        }
        Optional<Broken> broken = Constraints.brokenBy(node, type);
        broken.ifPresent(one -> note(at, one));
        return node.canConvertToInt() ? (Object) node.intValue() : null;
    }

    private @Nullable Object text(Class<?> raw, AnnotatedType type, String text, String at) {
        if (raw.isEnum()) {
            return constant(raw, text, at);
        }
        Optional<Broken> broken = Constraints.brokenBy(text, type);
        broken.ifPresent(one -> note(at, one));
        if (raw == String.class) {
            return text;
        }
        Optional<URI> webUrl = WebUrlText.read(text).found();
        try {
            return webUrl.isPresent() ? webUrl.get() : new URI(text);
        } catch (URISyntaxException e) {
            if (broken.isEmpty()) {
                errors.add(FieldError.of(at, "value", DocumentFault.URL));
            }
            return null;
        }
    }

    private @Nullable Object constant(Class<?> type, String word, String at) {
        List<Enum<?>> constants = Arrays.stream(type.getEnumConstants())
                .<Enum<?>>map(one -> (Enum<?>) one)
                .toList();
        Optional<Enum<?>> constant =
                constants.stream().filter(one -> EnumNames.of(one).equals(word)).findFirst();
        if (constant.isEmpty()) {
            errors.add(FieldError.of(
                    at,
                    "value",
                    DocumentFault.ONE_OF,
                    constants.stream().map(EnumNames::of).collect(Collectors.joining(", "))));
        }
        return constant.orElse(null);
    }

    private void note(String at, Broken broken) {
        errors.add(new FieldError(at, broken.code(), broken.fault()));
    }

    private @Nullable Object wrong(String at, DocumentFault fault) {
        errors.add(FieldError.of(at, "type", fault));
        return null;
    }
}
