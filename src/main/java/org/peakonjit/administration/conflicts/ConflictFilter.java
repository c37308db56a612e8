package org.peakonjit.administration.conflicts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Fields;
import org.peakonjit.license.Claim;

/** Many open conflicts and what is decided about them: {@code {"filter": {"kind": "…", "q": "…"}, "expected": 3, …}}. */
public final class ConflictFilter {

    private ConflictFilter() {}

    /**
     * What the document says.
     *
     * @param query the open conflicts that the filter finds
     * @param expected how many the caller takes them to be
     * @param decision what is decided about each, or what is wrong with the document
     */
    public record Reading(ConflictQuery query, int expected, DecisionReading decision) {}

    /** Reads it; the query is of every application. */
    public static Reading read(JsonNode document) {
        List<FieldError> errors = new ArrayList<>();
        Fields fields = new Fields(document, "", errors);
        Fields filter = fields.object("filter");
        filter.shaped("state", text -> word(Conflict.State.OPEN).equals(text) ? text : null, "must be open");
        ConflictQuery query = new ConflictQuery(
                Optional.empty(),
                Optional.of(Conflict.State.OPEN),
                Optional.ofNullable(filter.shaped(
                        "kind",
                        text -> named(Claim.Kind.values(), text).orElse(null),
                        "must be one of " + words(Claim.Kind.values()))),
                filter.text("q").map(String::strip).filter(text -> !text.isEmpty()));
        filter.refuseTheRest();
        Integer expected = fields.wholeNumber("expected", 0, Integer.MAX_VALUE);
        if (expected == null && !fields.has("expected")) {
            fields.wrong("expected", "required", "is missing: the number of conflicts that the filter finds");
        }
        Optional<ConflictDecision> decision = DecisionReading.read(fields, false);
        fields.refuseTheRest();
        return new Reading(query, expected == null ? 0 : expected, DecisionReading.of(decision, errors));
    }

    /** How a constant is written in documents and addresses. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant that is written so. */
    public static <E extends Enum<E>> Optional<E> named(E[] constants, @Nullable String word) {
        return Arrays.stream(constants).filter(one -> word(one).equals(word)).findFirst();
    }

    private static String words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(ConflictFilter::word).collect(Collectors.joining(", "));
    }
}
