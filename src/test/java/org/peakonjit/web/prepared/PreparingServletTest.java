package org.peakonjit.web.prepared;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.secret.RandomId;
import org.peakonjit.web.RecordedPage;

class PreparingServletTest {

    private final RecordedPage page = new RecordedPage();
    private final Map<String, String> headers = new HashMap<>();

    @ParameterizedTest
    @CsvSource({"/surveys/42, ?target=%2Fsurveys%2F42", "//evil.example, ''", "https://evil.example, ''"})
    void whoComesBackLaterBeginsAnewAtTheSamePlace(String target, String query) throws Exception {
        PreparingServlet servlet = new PreparingServlet();
        servlet.preparations = new Taken();

        servlet.doGet(request(target), response());

        assertThat(headers).containsEntry("Location", "/login/peakon" + query);
    }

    private HttpServletRequest request(String target) {
        return new HttpServletRequestWrapper(page.request()) {
            @Override
            public String getPathInfo() {
                return "/" + RandomId.next();
            }

            @Override
            public String[] getParameterValues(String name) {
                return name.equals("target") ? new String[] {target} : new String[0];
            }
        };
    }

    private HttpServletResponse response() {
        return new HttpServletResponseWrapper(page.response()) {
            @Override
            public void setHeader(String name, String value) {
                headers.put(name, value);
            }
        };
    }

    /** Of which the browser has had the outcome. */
    private static final class Taken implements Preparations {

        @Override
        public Optional<Preparation> find(String id) {
            return Optional.of(new Preparation("peakon", Instant.EPOCH, null, true));
        }

        @Override
        public void begin(String id, String application, Instant until) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void end(String id, String outcome) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean take(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int forgetBefore(Instant until) {
            throw new UnsupportedOperationException();
        }
    }
}
