package org.peakonjit.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our records as JSON: members in their order, constants by {@link EnumNames}, times as ISO 8601. */
public final class Documents {

    public static final JsonMapper MAPPER = JsonMapper.builder()
            .typeFactory(RecordTypes.TYPES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .addModule(new SimpleModule()
                    .addSerializer(new EnumWords())
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(LocalDate.class, ToStringSerializer.instance))
            .build();

    private Documents() {}

    /**
     * Reads a document strictly, and notes everything that is wrong with it. So is U+0000 anywhere in it, which not every
     * database takes.
     */
    public static <T> Reading<T> read(Class<T> type, JsonNode document) {
        Reading<T> reading = readKept(type, document);
        List<FieldError> unstorable = new ArrayList<>();
        noteNul(document, "", unstorable);
        unstorable.removeIf(error -> !reading.isRightAt(error.pointer()));
        return reading.with(unstorable);
    }

    /** The same of one that was taken already. */
    static <T> Reading<T> readKept(Class<T> type, JsonNode document) {
        DocumentReader reader = new DocumentReader();
        return new Reading<>(type.cast(reader.read(type, document, "")), reader.errors);
    }

    private static void noteNul(JsonNode node, String pointer, List<FieldError> errors) {
        if (node.isTextual() && node.textValue().indexOf('\0') >= 0) {
            errors.add(FieldError.of(pointer, "value", DocumentFault.NUL));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            noteNul(node.path(i), pointer + "/" + i, errors);
        }
        node.properties().forEach(member -> noteNul(member.getValue(), pointer + "/" + token(member.getKey()), errors));
    }

    /** A member's name as a JSON Pointer has it (RFC 6901 §3). */
    static String token(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** @param document a record, or a tree */
    public static String text(Object document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document of a record; {@link #read} reads it back. */
    public static ObjectNode tree(Record document) {
        return MAPPER.valueToTree(document);
    }

    /** The members of a record that has only texts, in their order. */
    public static Map<String, String> members(Record document) {
        return MAPPER.convertValue(document, new TypeReference<LinkedHashMap<String, String>>() {});
    }

    @SuppressWarnings("rawtypes")
    private static final class EnumWords extends StdSerializer<Enum> {
        private static final long serialVersionUID = 1L;

        EnumWords() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum constant, JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeString(EnumNames.of((Enum<?>) constant));
        }
    }
}
