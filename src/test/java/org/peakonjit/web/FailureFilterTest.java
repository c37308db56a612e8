package org.peakonjit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.config.TestSettings;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.network.ClientAddresses;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.idp.IdentityProvider;
import org.peakonjit.signon.SignOnEvent;
import org.peakonjit.trace.SignOnTrace;
import org.peakonjit.trace.StepKind;
import org.peakonjit.web.destination.KnownDestinations;
import org.peakonjit.web.page.RefusalPageTest;
import org.peakonjit.web.signon.SignOnResponder;

/** What fails here is a page with a reference, a line of the audit, and nobody else's fault. */
class FailureFilterTest {

    @TempDir
    private Path dataDir;

    private final RecordedEvents<SignOnEvent> events = new RecordedEvents<>();
    private final RecordedPage page = new RecordedPage();

    private void failing(RuntimeException failure) throws Exception {
        FailureFilter filter = new FailureFilter();
        filter.pages = RefusalPageTest.pages(TestSettings.in(dataDir));
        filter.responder = new SignOnResponder(
                events,
                KnownDestinations.of(new InMemoryApplications()),
                page.fake(IdentityProvider.class),
                filter.pages,
                new ClientAddresses(TestSettings.in(dataDir)),
                Clock.systemUTC());
        filter.doFilter(page.request(), page.response(), (request, response) -> {
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
}
