package org.peakonjit.console.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.console.page.Messages;
import org.peakonjit.trace.StepKind;
import org.peakonjit.trace.TraceStep;

class SignOnPageTest {

    private final SignOnPage page = new SignOnPage();

    @BeforeEach
    void speakEnglish() {
        page.messages = new Messages() {
            @Override
            public Locale locale() {
                return Locale.ENGLISH;
            }
        };
    }

    private String shown(StepKind kind, String value) {
        TraceStep step = new TraceStep(1, kind, Map.of("reason", value));
        return page.value(step, page.details(step).get(0));
    }

    @Test
    void saysInWordsWhyASignOnBeganAnew() {
        assertThat(shown(StepKind.RESTARTED, "response.restartUnsolicited")).isEqualTo("Restart: unsolicited");
        assertThat(shown(StepKind.RESTARTED, "restart: unsolicited"))
                .as("as earlier versions kept it")
                .isEqualTo("restart: unsolicited");
    }

    /** An attribute may be called as any detail is. */
    @Test
    void showsOtherDetailsAsTheyAre() {
        assertThat(shown(StepKind.ATTRIBUTES_READ, "response.restartUnsolicited"))
                .isEqualTo("response.restartUnsolicited");
    }
}
