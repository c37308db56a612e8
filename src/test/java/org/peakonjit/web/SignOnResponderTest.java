package org.peakonjit.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.network.ClientAddresses;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.idp.IdentityProvider;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.signon.SignOnEvent;

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
        public Optional<String> start(PendingSignOn pending) {
            return Optional.of("/console/" + pending.target());
        }

        @Override
        public Optional<String> otherIdp(PendingSignOn pending) {
            return Optional.empty();
        }

        @Override
        public void arrive(
                HttpServletRequest request, HttpServletResponse response, Reception.Accepted accepted) {
            throw new UnsupportedOperationException("nobody arrives");
        }
    }
}
