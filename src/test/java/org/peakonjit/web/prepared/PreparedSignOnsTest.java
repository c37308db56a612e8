package org.peakonjit.web.prepared;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Event;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.application.Application;
import org.peakonjit.application.Fixtures;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.database.AtOnce;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.network.ClientAddresses;
import org.peakonjit.provisioning.PeakonUsers;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.schedule.ManualClock;
import org.peakonjit.secret.TestSealers;
import org.peakonjit.signon.SignOn;
import org.peakonjit.signon.SignOnEvent;
import org.peakonjit.signon.SignOnParts;
import org.peakonjit.subject.Subject;
import org.peakonjit.subject.Subjects;
import org.peakonjit.subject.UpstreamAuthentications;
import org.peakonjit.web.RecordedPage;
import org.peakonjit.web.destination.SignOnAttempt;
import org.peakonjit.web.request.StateCookies;
import org.peakonjit.web.signon.SignOnResponder;

class PreparedSignOnsTest {

    private final RecordedPage page = new RecordedPage();
    private final List<Cookie> set = new ArrayList<>();
    private final ManualClock clock = new ManualClock("2026-11-25T12:00:00Z");
    private final CountDownLatch answered = new CountDownLatch(1);
    private final Begun begun = new Begun();

    @TempDir
    private Path dataDir;

    /** Without it, the outcome would be taken for that of another browser. */
    @Test
    void letsTheBrowserTakeTheOutcomeAsLongAsItIsKept() {
        sendToWait(new RecordedEvents<>());

        Duration kept = Duration.between(clock.now, begun.until.plus(Preparations.LONGEST_KEPT));
        assertThat(set)
                .singleElement()
                .satisfies(cookie -> assertThat(cookie.getMaxAge()).isEqualTo((int) kept.toSeconds()));
    }

    @Test
    void tellsWhoWaitsThatItBrokeThoughTheAuditCannotBeWritten() throws Exception {
        sendToWait(unwritable());

        assertThat(begun.outcome.get(10, TimeUnit.SECONDS)).isNotEmpty();
    }

    private void sendToWait(Event<SignOnEvent> audit) {
        SignOnParts parts = new SignOnParts();
        SignOn signOn = parts.node(slow(parts.peakon), new AtOnce());
        Application application = Fixtures.peakon(null);
        Subject subject = Subjects.named("ann");
        SignOnAttempt attempt = new SignOnAttempt(
                application,
                new Reception.Accepted(
                        subject, null, "_1", null, clock.now, UpstreamAuthentications.at(clock.now), null, null));
        assertThat(signOns(signOn, audit)
                        .decide(request(), response(), attempt, signOn.plan(application, subject), "REFERENCE"))
                .isEmpty();
        answered.countDown();
    }

    private PreparedSignOns signOns(SignOn signOn, Event<SignOnEvent> audit) {
        Settings settings = TestSettings.in(dataDir);
        ClientAddresses addresses = new ClientAddresses(settings);
        return new PreparedSignOns(
                signOn,
                new SignOnResponder(audit, null, null, null, addresses, clock),
                begun,
                new PreparationSeal(TestSealers.fresh()),
                new StateCookies(settings, null),
                addresses,
                clock);
    }

    @SuppressWarnings("unchecked")
    private static Event<SignOnEvent> unwritable() {
        return (Event<SignOnEvent>) Proxy.newProxyInstance(
                PreparedSignOnsTest.class.getClassLoader(),
                new Class<?>[] {Event.class},
                (proxy, method, arguments) -> {
                    throw new IllegalStateException("the audit cannot be written");
                });
    }

    /** A Peakon that answers once the browser was sent to the page. */
    private PeakonUsers slow(PeakonUsers peakon) {
        return (PeakonUsers) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PeakonUsers.class}, (proxy, method, arguments) -> {
                    answered.await();
                    return method.invoke(peakon, arguments);
                });
    }

    private HttpServletRequest request() {
        return new HttpServletRequestWrapper(page.request()) {
            @Override
            public String getHeader(String name) {
                return name.equals("Accept") ? "text/html" : null;
            }
        };
    }

    private HttpServletResponse response() {
        return new HttpServletResponseWrapper(page.response()) {
            @Override
            public void addCookie(Cookie cookie) {
                set.add(cookie);
            }
        };
    }

    /** Until when the sign-on is to have an outcome, and which it has. */
    private static final class Begun implements Preparations {

        private final CompletableFuture<String> outcome = new CompletableFuture<>();
        private volatile Instant until = Instant.MIN;

        @Override
        public void begin(String id, String application, Instant until) {
            this.until = until;
        }

        @Override
        public void end(String id, String left) {
            outcome.complete(left);
        }

        @Override
        public Optional<Preparation> find(String id) {
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
