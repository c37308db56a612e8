package org.peakonjit.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * JSON as we keep it for ourselves, of records. It is read by older and newer nodes, too: what they do not know they
 * pass over, and what they miss is null.
 */
public final class StoredJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .typeFactory(RecordTypes.TYPES)
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StoredJson() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An object of texts. */
    public static Map<String, String> readTexts(String json) {
        return read(json, Texts.class);
    }

    private static final class Texts extends HashMap<String, String> {
        private static final long serialVersionUID = 1L;
    }

    /** @throws UncheckedIOException when it is not what it should be; its message may name what stands there */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
