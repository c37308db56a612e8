package org.peakonjit.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.nio.file.Path;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.network.ClientAddresses;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.idp.IdentityProvider;
import org.peakonjit.signon.SignOnEvent;
import org.peakonjit.trace.SignOnTrace;
import org.peakonjit.trace.StepKind;
import org.peakonjit.web.destination.KnownDestinations;
import org.peakonjit.web.page.Brands;
import org.peakonjit.web.page.NoticePage;
import org.peakonjit.web.page.OwnTexts;
import org.peakonjit.web.page.PageFrame;
import org.peakonjit.web.page.RefusalPageTest;
import org.peakonjit.web.signon.SignOnResponder;

/** What fails here is a page with a reference, a line of the audit, and nobody else's fault. */
class FailureFilterTest {

    @TempDir
    private Path dataDir;

    private final RecordedEvents<SignOnEvent> events = new RecordedEvents<>();
    private final RecordedPage page = new RecordedPage();

    private FailureFilter filter() {
        Settings settings = TestSettings.in(dataDir);
        FailureFilter filter = new FailureFilter();
        filter.pages = RefusalPageTest.pages(settings);
        filter.notice = new NoticePage(new PageFrame(new OwnTexts(settings), new Brands(settings)));
        filter.responder = new SignOnResponder(
                events,
                KnownDestinations.of(new InMemoryApplications()),
                page.fake(IdentityProvider.class),
                filter.pages,
                new ClientAddresses(settings),
                Clock.systemUTC());
        return filter;
    }

    private void failing(RuntimeException failure) throws Exception {
        filter().doFilter(page.request(), page.response(), (request, response) -> {
            SignOnTrace.step(StepKind.PLANNED, "plan", "take-seat");
            throw failure;
        });
    }

    @Test
    void isToldAsOursWithoutWhatTheExceptionQuotes() throws Exception {
        failing(new IllegalStateException("wrapped", new IllegalArgumentException("jdoe@corp.example")));

        assertThat(page.status()).isEqualTo(500);
        assertThat(events.fired()).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo("internal.error");
            assertThat(event.flow()).isEqualTo(SignOnEvent.Flow.IDP);
            assertThat(String.valueOf(event.detail()))
                    .contains("IllegalArgumentException")
                    .doesNotContain("jdoe");
            assertThat(page.text())
                    .contains("internal.error", event.reference())
                    .doesNotContain("IllegalArgument", "jdoe", "Peakon cannot be reached");
        });
        assertThat(Fault.of(String.valueOf(events.fired().get(0).detail())).english())
                .startsWith("a failure of this server");
    }

    /** Else whoever waited for the database would wait for it twice. */
    @Test
    void doesNotAskADatabaseForTheAuditThatIsAway() throws Exception {
        failing(new IllegalStateException(new SQLTransientConnectionException("no connection within 10 s")));

        assertThat(page.status()).isEqualTo(503);
        assertThat(events.fired()).isEmpty();
    }

    @Test
    void leavesNoStepsToTheThreadsNextRequest() throws Exception {
        failing(new IllegalStateException("broken"));

        assertThat(SignOnTrace.steps()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/saml/acs | HEAD | GET, POST",
                "/saml/acs | PUT | GET, POST",
                "/saml/acs | OPTIONS | GET, POST",
                "/saml/acs | TRACE | GET, POST",
                "/saml/acs | PROPFIND | GET, POST",
                "/saml/acs | post | GET, POST",
                "/idp/sso | PATCH | GET, POST",
                "/idp/sso | HEAD | GET, POST",
                "/saml/slo | DELETE | GET, POST",
                "/saml/slo | HEAD | GET, POST",
                "/idp/slo | HEAD | GET, POST",
                "/choose-idp | GET | POST",
                "/choose-idp | HEAD | POST",
                "/login | POST | GET, HEAD",
                "/preparing | HEAD | GET",
                "/test-sign-in | HEAD | GET",
                "/idp/metadata | POST | GET, HEAD"
            })
    void saysWhichMethodsAnAddressTakesAndCountsNoOther(String path, String method, String allowed) throws Exception {
        Map<String, String> headers = new HashMap<>();
        filter().doFilter(request(path, method), headersInto(headers), (request, response) -> {
            throw new AssertionError("let through");
        });

        assertThat(page.status()).isEqualTo(405);
        assertThat(headers).containsEntry("Allow", allowed);
        assertThat(page.text()).contains("/login");
        assertThat(events.fired()).isEmpty();
    }

    /** Its own start is where whoever comes there goes on. */
    @ParameterizedTest
    @ValueSource(strings = {"/console/saml", "/console/test-sign-in"})
    void leadsBackToTheConsoleWhoeverComesThere(String path) throws Exception {
        filter().doFilter(request(path, "HEAD"), page.response(), (request, response) -> {
            throw new AssertionError("let through");
        });

        assertThat(page.status()).isEqualTo(405);
        assertThat(page.text()).contains("href=\"/console/\"").doesNotContain("/login");
    }

    @ParameterizedTest
    @CsvSource({
        "/saml/acs, GET",
        "/saml/acs, POST",
        "/idp/sso, GET",
        "/idp/slo, POST",
        "/choose-idp, POST",
        "/login, GET",
        "/login, HEAD",
        "'', HEAD",
        "/saml/metadata, HEAD",
        "/idp/metadata, HEAD",
        "/preparing, GET",
        "/test-sign-in, GET"
    })
    void letsThroughWhatAnAddressTakes(String path, String method) throws Exception {
        AtomicInteger through = new AtomicInteger();
        filter().doFilter(request(path, method), page.response(), (request, response) -> through.incrementAndGet());

        assertThat(through).hasValue(1);
    }

    private HttpServletRequest request(String path, String method) {
        return new HttpServletRequestWrapper(page.request()) {
            @Override
            public String getServletPath() {
                return path;
            }

            @Override
            public String getMethod() {
                return method;
            }
        };
    }

    private HttpServletResponse headersInto(Map<String, String> headers) {
        return new HttpServletResponseWrapper(page.response()) {
            @Override
            public void setHeader(String name, String value) {
                headers.put(name, value);
            }
        };
    }
}
