package org.peakonjit.it.parts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** A log of which each line is a JSON object. */
public final class LogLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LogLines() {}

    /** The lines from where it is JSON; what the start script and the JVM say is passed over. */
    public static List<JsonNode> json(String log) {
        return log.lines()
                .filter(line -> line.startsWith("{"))
                .map(LogLines::read)
                .toList();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(line, e);
        }
    }
}
