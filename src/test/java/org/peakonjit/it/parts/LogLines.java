package org.peakonjit.it.parts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.regex.Pattern;

/** A log of which each line is a JSON object. */
public final class LogLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern FAILURE = Pattern.compile("\\b(?:SEVERE|ERROR|FATAL)\\b");

    private LogLines() {}

    /** Who wrote a line, in Payara's words or WildFly's. */
    public static String logger(JsonNode line) {
        return line.path("LoggerName").asText(line.path("loggerName").asText());
    }

    /** Its text. */
    public static String message(JsonNode line) {
        return line.path("LogMessage").asText(line.path("message").asText());
    }

    /** {@code INFO} where all is well. */
    public static String level(JsonNode line) {
        return line.path("Level").asText(line.path("level").asText());
    }

    /** Lines of a log in whatever format that tell of a failure. */
    public static List<String> failures(String log) {
        return log.lines().filter(line -> FAILURE.matcher(line).find()).toList();
    }

    /** The lines from where it is JSON, but one that is not whole yet; what scripts and the JVM say is passed over. */
    public static List<JsonNode> json(String log) {
        return log.substring(0, log.lastIndexOf('\n') + 1)
                .lines()
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
