package org.peakonjit.console.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.console.form.DocumentFields;

/** An application's own thresholds as a form shows them: blank = the general ones, a hyphen = none. */
public final class OwnThresholds implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String NONE = "-";
    private static final Pattern IN_DOCUMENT = Pattern.compile("/licenses/applications/(\\d{1,6})/.*");

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

    /** Which of the form's rows a pointer into the document is about: only those that are set stand there. */
    static Optional<Integer> rowOf(String pointer, List<OwnThresholds> rows) {
        Matcher matcher = IN_DOCUMENT.matcher(pointer);
        return matcher.matches()
                ? IntStream.range(0, rows.size())
                        .filter(row -> rows.get(row).isSet())
                        .skip(Integer.parseInt(matcher.group(1)))
                        .boxed()
                        .findFirst()
                : Optional.empty();
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
