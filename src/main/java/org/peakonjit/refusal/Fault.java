package org.peakonjit.refusal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * What went wrong: a code with what it is about. Database, audit and API keep this; it becomes a sentence where somebody
 * reads it.
 *
 * @param code of a {@link FaultCode}, or of one that a newer node knows
 * @param arguments what the sentence names: texts, and faults in it
 */
public record Fault(String code, List<Object> arguments) implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public Fault {
        arguments = arguments.stream()
                .map(one -> one instanceof Fault ? one : one.toString())
                .toList();
    }

    public boolean is(FaultCode kind) {
        return code.equals(kind.code());
    }

    /** A sentence without its full stop; the code and its arguments where nobody here knows it. */
    public String in(Locale locale) {
        return FaultTexts.sentence(this, locale);
    }

    /** The same in English, to go on in the middle of a sentence: for the API and the log. */
    public String english() {
        return FaultTexts.phrase(this, Locale.ENGLISH);
    }

    /** {@code {"code":…,"arguments":[…]}} */
    public String text() {
        return MAPPER.valueToTree(this).toString();
    }

    /** The fault of a {@link #text}; any other text is a code that nobody knows, which is shown as it is. */
    public static Fault of(String text) {
        try {
            return text.startsWith("{") ? of(MAPPER.readTree(text), text) : new Fault(text, List.of());
        } catch (JsonProcessingException e) {
            return new Fault(text, List.of());
        }
    }

    /** As {@link #of(String)}, where it is kept within another document. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Fault of(JsonNode json) {
        return of(json, json.isTextual() ? json.textValue() : json.toString());
    }

    private static Fault of(JsonNode json, String otherwise) {
        return new Fault(
                json.path("code").asText(otherwise),
                StreamSupport.stream(json.path("arguments").spliterator(), false)
                        .map(one -> one.isObject() ? of(one) : (Object) one.asText())
                        .toList());
    }
}
