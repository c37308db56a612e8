package org.peakonjit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.web.page.Texts;

class ErrorPageServletTest {

    @ParameterizedTest
    @CsvSource({
        "400, not-understood",
        "403, forbidden",
        "404, not-found",
        "405, not-understood",
        "410, not-found",
        "414, not-understood",
        "500, failure",
        "503, failure"
    })
    void saysWhatIsWrong(int status, String text) {
        assertThat(ErrorPageServlet.text(status)).isEqualTo(text);
        assertThat(Texts.keys(Locale.ENGLISH)).contains(text + ".title", text + ".sentence");
    }
}
