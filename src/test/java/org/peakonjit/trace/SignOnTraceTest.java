package org.peakonjit.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class SignOnTraceTest {

    private record NoneLeft() {}

    @Test
    void keepsTheStepsOfItsThreadInTheirOrder() {
        try (SignOnTrace.Scope scope = SignOnTrace.begin(null, TraceContext.fresh())) {
            SignOnTrace.step(StepKind.PLANNED, "plan", "take-seat");
            SignOnTrace.step(StepKind.SCIM_CALLED, "method", "GET", "answer", 200);

            assertThat(SignOnTrace.steps())
                    .extracting(TraceStep::kind)
                    .containsExactly(StepKind.PLANNED, StepKind.SCIM_CALLED);
            assertThat(SignOnTrace.steps().get(1).details())
                    .containsExactly(entry("method", "GET"), entry("answer", "200"));
        }
    }

    @Test
    void keepsNothingOutsideASignOn() {
        try (SignOnTrace.Scope scope = SignOnTrace.begin(null, TraceContext.fresh())) {
            SignOnTrace.step(StepKind.PLANNED);
        }
        SignOnTrace.step(StepKind.PLANNED);

        assertThat(SignOnTrace.steps()).isEmpty();
    }

    @Test
    void isBoundedWhateverComes() {
        try (SignOnTrace.Scope scope = SignOnTrace.begin(null, TraceContext.fresh())) {
            for (int i = 0; i < 1000; i++) {
                SignOnTrace.step(StepKind.ATTRIBUTES_READ, "names", "x".repeat(10_000));
            }

            assertThat(SignOnTrace.steps())
                    .hasSize(SignOnTrace.MOST_STEPS)
                    .allSatisfy(step -> assertThat(step.details().get("names"))
                            .hasSize(SignOnTrace.LONGEST_DETAIL)
                            .endsWith("…"));
        }
    }

    @Test
    void callsAnOutcomeByItsClass() {
        assertThat(SignOnTrace.kind(new NoneLeft())).isEqualTo("none-left");
    }
}
