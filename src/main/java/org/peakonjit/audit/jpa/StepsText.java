package org.peakonjit.audit.jpa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.peakonjit.json.RecordTypes;
import org.peakonjit.json.Worded;
import org.peakonjit.trace.StepKind;
import org.peakonjit.trace.TraceStep;

/** The steps of a sign-on as they are kept: JSON, of which whatever a newer node wrote beside is passed over. */
final class StepsText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .typeFactory(RecordTypes.TYPES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private record Kept(long after, String step, Map<String, String> details) {}

    private StepsText() {}

    static String of(List<TraceStep> steps) {
        try {
            return JSON.writeValueAsString(steps.stream()
                    .map(step -> new Kept(step.afterMilliseconds(), step.kind().word(), withoutNul(step.details())))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PostgreSQL takes none. */
    private static Map<String, String> withoutNul(Map<String, String> details) {
        Map<String, String> clean = new LinkedHashMap<>();
        details.forEach((name, value) -> clean.put(name.replace('\0', ' '), value.replace('\0', ' ')));
        return clean;
    }

    static List<TraceStep> read(String text) {
        try {
            return JSON.readValue(text, new TypeReference<List<Kept>>() {}).stream()
                    .flatMap(StepsText::step)
                    .toList();
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    private static Stream<TraceStep> step(Kept kept) {
        return Worded.find(StepKind.values(), kept.step()).stream()
                .map(kind -> new TraceStep(kept.after(), kind, kept.details()));
    }
}
