package org.peakonjit.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssetsFilterTest {

    /** Where the error page answers, it says otherwise afterwards. */
    @Test
    void saysHowLongAFileIsKeptBeforeItIsSent() throws Exception {
        RecordedPage page = new RecordedPage();
        Map<String, String> headers = new HashMap<>();
        HttpServletResponse response = new HttpServletResponseWrapper(page.response()) {
            @Override
            public void setHeader(String name, String value) {
                headers.put(name, value);
            }
        };

        new AssetsFilter()
                .doFilter(
                        page.request(),
                        response,
                        (asked, answer) -> assertThat(headers).containsEntry("Cache-Control", "max-age=300"));

        assertThat(headers).isNotEmpty();
    }
}
