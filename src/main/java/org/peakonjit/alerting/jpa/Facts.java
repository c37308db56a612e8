package org.peakonjit.alerting.jpa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** An alert's facts as they stand in a column. */
final class Facts {

    private static final JsonMapper JSON = new JsonMapper();

    private Facts() {}

    static String write(Map<String, String> facts) {
        return JSON.valueToTree(facts).toString();
    }

    static Map<String, String> read(String column) {
        try {
            return JSON.readValue(column, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts of an alert are not kept as JSON", e);
        }
    }
}
