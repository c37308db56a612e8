package org.peakonjit.web.signon;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.network.ClientAddresses;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.idp.IdentityProvider;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.signon.SignOnEvent;
import org.peakonjit.subject.Subject;
import org.peakonjit.web.RecordedPage;
import org.peakonjit.web.destination.KnownDestinations;
import org.peakonjit.web.destination.OtherDestination;
import org.peakonjit.web.page.RefusalPageTest;
import org.peakonjit.web.request.BrowserFault;

/** A refusal leads back to where the person was going. */
class SignOnResponderTest {

    private static final Refusal EXPIRED = Refusal.because(RefusalCode.SAML_EXPIRED, BrowserFault.METHOD.fault());

    @TempDir
    private Path dataDir;

    private final RecordedEvents<SignOnEvent> events = new RecordedEvents<>();
    private final RecordedPage page = new RecordedPage();

    /** What this browser's own state says, though nothing in the Response is believed. */
    @Test
    void knowsThatTheSignOnUnderWayWasToTheConsole() throws Exception {
        rejected(PendingSignOn.to("$console", "seats.xhtml"));

        assertThat(page.text())
                .contains("saml.expired", "href=\"/console/seats.xhtml\"")
                .doesNotContain("/login");
        assertThat(events.fired()).extracting(SignOnEvent::application).containsExactly("$console");
    }

    @Test
    void knowsToWhichApplicationTheSignOnUnderWayWas() throws Exception {
        rejected(PendingSignOn.to("peakon", null));

        assertThat(page.text()).contains("saml.expired", "href=\"/login/peakon\"");
    }

    @Test
    void knowsWhereAtTheApplicationItLedTo() throws Exception {
        rejected(PendingSignOn.to("peakon", "/dashboard"));

        assertThat(page.text()).contains("href=\"/login/peakon?target&#x3D;%2Fdashboard\"");
    }

    /** Whatever else Peakon's RelayState is, it stays with Peakon's request. */
    @ParameterizedTest
    @CsvSource({
        "https://acme.peakon.test/surveys/42, ?target&#x3D;%2Fsurveys%2F42",
        "/surveys/42, ?target&#x3D;%2Fsurveys%2F42",
        "https://evil.example/surveys/42, ''",
        "https://acme.peakon.test.evil.example/, ''",
        "https://acme.peakon.test@evil.example/, ''",
        "//evil.example/, ''",
        "a8f2-opaque, ''"
    })
    void takesPeakonsRelayStateForADeepLinkWhereItIsOneOfPeakons(String relayState, String query) throws Exception {
        PeakonRequest request = new PeakonRequest(
                "_1", URI.create("https://acme.peakon.test/saml/1/assert"), relayState, false, false, List.of());
        rejected(PendingSignOn.answering("peakon", request));

        assertThat(page.text()).contains("href=\"/login/peakon" + query + "\"");
    }

    private void rejected(PendingSignOn underWay) throws IOException {
        responder()
                .refuse(
                        page.request(),
                        page.response(),
                        new Reception.Rejected(EXPIRED, null, underWay, "https://idp.corp.example"));
    }

    private SignOnResponder responder() {
        Settings settings = TestSettings.in(dataDir);
        InMemoryApplications applications = new InMemoryApplications();
        applications.put(Fixtures.peakon(1), null, null);
        return new SignOnResponder(
                events,
                KnownDestinations.of(applications, new Console()),
                page.fake(IdentityProvider.class),
                RefusalPageTest.pages(settings),
                new ClientAddresses(settings),
                Clock.systemUTC());
    }

    private static final class Console implements OtherDestination {

        @Override
        public String name() {
            return "$console";
        }

        @Override
        public boolean mayComeFrom(RegisteredIdp idp) {
            return true;
        }

        @Override
        public boolean takes(Subject subject) {
            return true;
        }

        @Override
        public Optional<String> start(PendingSignOn pending) {
            return Optional.of("/console/" + pending.target());
        }

        @Override
        public void arrive(HttpServletRequest request, HttpServletResponse response, Reception.Accepted accepted) {
            throw new UnsupportedOperationException("nobody arrives");
        }
    }
}
