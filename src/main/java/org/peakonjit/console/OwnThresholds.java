package org.peakonjit.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** An application's own thresholds as a form shows them: blank = the general ones, a hyphen = none. */
public final class OwnThresholds {

    private static final String NONE = "-";

    private final String application;
    private String text;

    private OwnThresholds(String application, String text) {
        this.application = application;
        this.text = text;
    }

    /** Those that are set for it among {@code all}. */
    static OwnThresholds of(String application, JsonNode all) {
        for (JsonNode one : all) {
            if (one.path("name").asText().equals(application)) {
                Object shown = new DocumentFields((ObjectNode) one).get("/thresholds:numbers");
                String numbers = String.valueOf(shown);
                return new OwnThresholds(application, numbers.isEmpty() ? NONE : numbers);
            }
        }
        return new OwnThresholds(application, "");
    }

    boolean isSet() {
        return !text.isBlank();
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", application);
        new DocumentFields(json).put("/thresholds:numbers", text.strip().equals(NONE) ? "" : text);
        return json;
    }

    public String getApplication() {
        return application;
    }

    public String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text == null ? "" : text;
    }
}
