package org.peakonjit.administration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is different between two states of something, field by field. */
public final class Difference {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What names an entry of a list. */
    private static final List<String> NAMES = List.of("name", "target", "shared");

    private Difference() {}

    /**
     * A field that is different.
     *
     * @param field its place, with entries of lists by their name: {@code policies / Staff / groups}
     * @param before its value; null where there was none
     * @param after its value; null where there is none
     */
    public record Line(
            String field, @Nullable String before, @Nullable String after) implements Serializable {

        private static final long serialVersionUID = 1L;
    }

    /** @param before JSON, or any text; null where there was nothing */
    public static List<Line> between(@Nullable String before, @Nullable String after) {
        Map<String, String> old = fields(before);
        Map<String, String> fresh = fields(after);
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(fresh.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(old.get(name), fresh.get(name)))
                .map(name -> new Line(name, old.get(name), fresh.get(name)))
                .toList();
    }

    private static Map<String, String> fields(@Nullable String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (text != null) {
            JsonNode json = parsed(text);
            if (json.isContainerNode()) {
                flatten("", json, fields);
            } else {
                fields.put("", text);
            }
        }
        return fields;
    }

    private static JsonNode parsed(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return json == null ? MissingNode.getInstance() : json;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance(); // some events tell a plain word
        }
    }

    private static void flatten(String path, JsonNode json, Map<String, String> fields) {
        if (json.isObject()) {
            json.properties().forEach(one -> flatten(join(path, one.getKey()), one.getValue(), fields));
        } else if (json.path(0).isObject()) {
            for (int index = 0; index < json.size(); index++) {
                flatten(join(path, nameOf(json.get(index), index)), json.get(index), fields);
            }
        } else if (json.isArray()) {
            List<String> texts = new ArrayList<>();
            json.forEach(one -> texts.add(one.asText()));
            if (!texts.isEmpty()) {
                fields.put(path, String.join("\n", texts));
            }
        } else if (!json.isNull() && !json.asText().isEmpty()) {
            fields.put(path, json.asText());
        }
    }

    private static String nameOf(JsonNode entry, int index) {
        return NAMES.stream()
                .map(name -> entry.path(name).asText(""))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse(Integer.toString(index + 1));
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + " / " + name;
    }
}
