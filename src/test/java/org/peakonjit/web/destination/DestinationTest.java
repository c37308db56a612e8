package org.peakonjit.web.destination;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.web.RecordedPage;

class DestinationTest {

    /** As while the database is away, when nobody can be asked whether there is such an application. */
    @ParameterizedTest
    @CsvSource({
        "/login, /peakon, /surveys/42, /login/peakon?target=%2Fsurveys%2F42",
        "/login, /peakon, //evil.example, /login/peakon",
        "/login, /peakon, , /login/peakon",
        "/login, /.., /surveys/42, /login",
        "/login, //evil.example, , /login",
        "/login, , /surveys/42, /login?target=%2Fsurveys%2F42",
        "/idp/sso, , , /login",
        "/console/seats.xhtml, , , /console/"
    })
    void ofARequestOfWhichItsAddressAloneIsKnown(
            String servlet, @Nullable String path, @Nullable String target, String start) {
        assertThat(Destination.in(request(servlet, path, target)).start()).isEqualTo(start);
    }

    /** Nothing there begins a sign-on. */
    @ParameterizedTest
    @ValueSource(strings = {"/saml/slo", "/idp/slo"})
    void leadsNobodyOnWhoSignsOut(String servlet) {
        assertThat(Destination.in(request(servlet, null, null))).isEqualTo(Destination.SIGN_OUT);
        assertThat(Destination.SIGN_OUT.start()).isNull();
    }

    private static HttpServletRequest request(String servlet, @Nullable String path, @Nullable String target) {
        return new HttpServletRequestWrapper(new RecordedPage().request()) {
            @Override
            public String getServletPath() {
                return servlet;
            }

            @Override
            public @Nullable String getPathInfo() {
                return path;
            }

            @Override
            public String[] getParameterValues(String name) {
                return name.equals("target") && target != null ? new String[] {target} : new String[0];
            }
        };
    }
}
