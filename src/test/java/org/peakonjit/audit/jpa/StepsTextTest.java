package org.peakonjit.audit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.peakonjit.trace.StepKind;
import org.peakonjit.trace.TraceStep;

class StepsTextTest {

    /** Of what an IdP sends, anything may look like an escape of JSON. */
    @Test
    void comesBackWhateverStandsInIt() {
        TraceStep step = new TraceStep(7, StepKind.ATTRIBUTES_READ, Map.of("names", "a\\u0000b \\\\u0000 \"c\" ⚐\n"));

        assertThat(StepsText.read(StepsText.of(List.of(step)))).containsExactly(step);
    }

    @Test
    void hasNoNul() {
        TraceStep step = new TraceStep(7, StepKind.ATTRIBUTES_READ, Map.of("a\0b", "c\0d"));

        assertThat(StepsText.read(StepsText.of(List.of(step))))
                .containsExactly(new TraceStep(7, StepKind.ATTRIBUTES_READ, Map.of("a b", "c d")));
    }

    @Test
    void passesOverWhatANewerNodeWrote() {
        assertThat(StepsText.read("[{\"after\":1,\"step\":\"unheard-of\",\"details\":{}},"
                        + "{\"after\":2,\"step\":\"planned\",\"details\":{\"plan\":\"admit\"},\"more\":1}]"))
                .containsExactly(new TraceStep(2, StepKind.PLANNED, Map.of("plan", "admit")));
    }
}
