package org.peakonjit.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.json.Shapes;

class ApplicationNameTest {

    @ParameterizedTest
    @CsvSource({
        "Übung & Co., ubung-co",
        "Peakon, peakon",
        "  Straße / Ærø – 2026 , strasse-aero-2026",
        "ŁÓDŹ, lodz",
        "ＦＵＬＬ width, full-width",
        "社員アンケート, application",
        "..., application",
        "-a-, a"
    })
    void isTheDisplayNameInPlainLetters(String displayName, String name) {
        assertThat(ApplicationName.proposedFor(displayName, one -> false)).isEqualTo(name);
    }

    @Test
    void hasANumberWhereTheNameIsTaken() {
        assertThat(ApplicationName.proposedFor("Peakon", List.of("peakon", "peakon-2")::contains))
                .isEqualTo("peakon-3");
    }

    @Test
    void isNeverTooLong() {
        String longest = "a".repeat(63);

        assertThat(ApplicationName.proposedFor("A".repeat(300), one -> false))
                .isEqualTo(longest)
                .matches(Shapes.NAME);
        assertThat(ApplicationName.proposedFor("A".repeat(300), longest::equals))
                .isEqualTo("a".repeat(61) + "-2")
                .matches(Shapes.NAME);
    }
}
