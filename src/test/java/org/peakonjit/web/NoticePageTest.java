package org.peakonjit.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.web.page.Brands;
import org.peakonjit.web.page.NoticePage;
import org.peakonjit.web.page.OwnTexts;
import org.peakonjit.web.page.PageFrame;

/** Who gets nothing to see is told why, and led to where they were going. */
class NoticePageTest {

    private static final URI CONSOLE = URI.create("https://sso.corp.example/jit/console/");

    @TempDir
    private Path dataDir;

    private final RecordedPage page = new RecordedPage();

    private NoticePage notice() {
        Settings settings = TestSettings.in(dataDir);
        return new NoticePage(new PageFrame(new OwnTexts(settings), new Brands(settings)));
    }

    @Test
    void namesTheConsolesAddressWhereItIsUsedAtAnother() throws IOException {
        notice().elsewhere(page.request(), page.response(), CONSOLE);

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text())
                .contains("Its address is " + CONSOLE, "href=\"" + CONSOLE + "\"", "peakonjit.base-url")
                .doesNotContain("at your company", "/login");
    }

    @Test
    void leadsFromATestThatIsGoneToTheNext() throws IOException {
        URI test = CONSOLE.resolve("test-sign-in.xhtml");
        notice().testGone(page.request(), page.response(), test);

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text())
                .contains("This test sign-in is gone", "href=\"" + test + "\"")
                .doesNotContain("/login");
    }

    @Test
    void saysThatASignInWasUsedBefore() throws IOException {
        notice().usedBefore(page.request(), page.response(), CONSOLE);

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("This sign-in was used already", "href=\"" + CONSOLE + "\"");
    }

    @Test
    void leadsWhoeverMayNotOpenTheConsoleNowhereElse() throws IOException {
        notice().forbidden(page.request(), page.response());

        assertThat(page.text()).contains("Not for you", "href=\"/console/\"").doesNotContain("/login");
    }

    @ParameterizedTest
    @CsvSource({
        "/console/nothing.xhtml, 404, /console/",
        "/console, 500, /console/",
        "/nothing, 404, /login",
        "/saml/acs, 500, /login"
    })
    void leadsToTheStartOfWhatWasAskedFor(String asked, int status, String start) throws IOException {
        ErrorPageServlet errors = new ErrorPageServlet();
        errors.notice = notice();
        Map<String, Object> attributes =
                Map.of(RequestDispatcher.ERROR_STATUS_CODE, status, RequestDispatcher.ERROR_REQUEST_URI, asked);
        errors.service(
                new HttpServletRequestWrapper(page.request()) {
                    @Override
                    public @Nullable Object getAttribute(String name) {
                        return attributes.get(name);
                    }
                },
                page.response());

        assertThat(page.status()).isEqualTo(status);
        assertThat(page.text()).contains("href=\"" + start + "\"");
    }

    /** The server asks for it by its own context path, of which browsers behind the reverse proxy know nothing. */
    @ParameterizedTest
    @CsvSource({"/console/nothing.xhtml, /jit/console/", "/nothing, /jit/login"})
    void hasItsFilesAndItsWayOnBelowTheBaseUrlAlsoWhereTheServerAnswers(String asked, String start) throws Exception {
        answerAsTheServerDoes("/peakon-jit" + asked);

        assertThat(page.text())
                .contains("href=\"" + start + "\"", "\"/jit/assets/page.css\"", "\"/jit/assets/icon.svg\"")
                .doesNotContain("/peakon-jit");
    }

    @Test
    void isAProblemForProgramsWhateverTheContextPath() throws Exception {
        answerAsTheServerDoes("/peakon-jit/api/v1/nothing");

        assertThat(page.text()).contains("\"code\":\"not-found\"");
    }

    private void answerAsTheServerDoes(String asked) throws Exception {
        ErrorPageServlet errors = new ErrorPageServlet();
        errors.notice = notice();
        Map<String, Object> attributes =
                Map.of(RequestDispatcher.ERROR_STATUS_CODE, 404, RequestDispatcher.ERROR_REQUEST_URI, asked);
        BaseUrlFilter filter = new BaseUrlFilter();
        filter.settings = TestSettings.in(dataDir, Map.of(SettingKey.BASE_URL, "https://sso.corp.example/jit"));
        filter.doFilter(
                new HttpServletRequestWrapper(page.request()) {
                    @Override
                    public String getContextPath() {
                        return "/peakon-jit";
                    }

                    @Override
                    public @Nullable Object getAttribute(String name) {
                        return attributes.get(name);
                    }
                },
                page.response(),
                (request, response) -> errors.service((HttpServletRequest) request, (HttpServletResponse) response));
    }
}
