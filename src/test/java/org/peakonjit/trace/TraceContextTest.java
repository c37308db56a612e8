package org.peakonjit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** W3C Trace Context, §3.2 and §3.3. */
class TraceContextTest {

    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + ID + "-00f067aa0ba902b7-01";

    @Test
    void goesOnUnderAnotherParent() {
        TraceContext context = TraceContext.of(PARENT, "congo=t61rcWkgMzE, rojo=00f067aa0ba902b7");

        assertThat(context.traceId()).isEqualTo(ID);
        assertThat(context.state()).isEqualTo("congo=t61rcWkgMzE, rojo=00f067aa0ba902b7");
        assertThat(context.nextParent())
                .matches("00-" + ID + "-[0-9a-f]{16}-01")
                .isNotEqualTo(PARENT)
                .isNotEqualTo(context.nextParent());
    }

    @Test
    void readsALaterVersion() {
        assertThat(TraceContext.of("01-" + ID + "-00f067aa0ba902b7-00-what-is-new", null)
                        .traceId())
                .isEqualTo(ID);
    }

    @Test
    void passesOnNoOtherFlagThanSampled() {
        assertThat(TraceContext.of("00-" + ID + "-00f067aa0ba902b7-fe", null).nextParent())
                .endsWith("-00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-" + ID,
                "ff-" + ID + "-00f067aa0ba902b7-01",
                "00-" + ID + "-00f067aa0ba902b7-01-more",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-" + ID + "-0000000000000000-01",
                "00-" + ID + "-00f067aa0ba902b7-01\n"
            })
    void beginsAnewWhereItIsMalformed(String traceparent) {
        TraceContext context = TraceContext.of(traceparent.endsWith("\n") ? traceparent + "x" : traceparent, "a=b");

        assertThat(context.traceId()).matches("[0-9a-f]{32}").isNotEqualTo(ID).isNotEqualTo("0".repeat(32));
        assertThat(context.state()).isNull();
        assertThat(context.sampled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-value", "a=b\r\nX: y", "A=b", "a=b=c"})
    void leavesAMalformedStateOut(String state) {
        assertThat(TraceContext.of(PARENT, state).state()).isNull();
    }
}
