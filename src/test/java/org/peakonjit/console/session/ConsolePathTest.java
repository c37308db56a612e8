package org.peakonjit.console.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsolePathTest {

    @Test
    void isAPageOfTheConsole() {
        assertThat(ConsolePath.of("seats.xhtml?application=peakon")).contains("seats.xhtml?application=peakon");
        assertThat(ConsolePath.of("index.xhtml")).isPresent();
        assertThat(ConsolePath.of("reports.xhtml?person=mia%2Bx@corp.example&from=2026-11-27T10:00"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example/x.xhtml",
                "https://evil.example/x.xhtml",
                "../login.xhtml",
                "seats.xhtml#x",
                "seats.xhtml?x=%0d%0a",
                "javascript:x.xhtml",
                "\\evil.xhtml",
                "sign-in.xhtml"
            })
    void isNothingElse(String text) {
        assertThat(ConsolePath.of(text)).isEmpty();
    }
}
