package org.peakonjit.console.applications;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.peakonjit.access.ConsoleSession;
import org.peakonjit.administration.testsignin.TestTicket;
import org.peakonjit.console.page.ConsoleCookie;
import org.peakonjit.console.session.CurrentSession;
import org.peakonjit.secret.SealedJson;
import org.peakonjit.secret.Sealer;

/**
 * The test sign-in that was begun in a session and has not come back yet: a sealed cookie, which opens in that session
 * alone. There is one at a time.
 */
@Singleton
class TestSignIn {

    private static final String COOKIE = "peakonjit-test";
    private static final int MOST_CHARACTERS = 4_000;

    private final CurrentSession session;
    private final ConsoleCookie cookies;
    private final SealedJson seal;
    private final Clock clock;

    @Inject
    TestSignIn(CurrentSession session, ConsoleCookie cookies, Sealer sealer, Clock clock) {
        this.session = session;
        this.cookies = cookies;
        this.seal = new SealedJson(sealer, "console-test-sign-in", MOST_CHARACTERS);
        this.clock = clock;
    }

    void begin(HttpServletRequest request, HttpServletResponse response, TestTicket ticket) {
        String id = session.of(request).map(ConsoleSession::id).orElseThrow();
        cookies.set(response, COOKIE, seal.seal(ticket, id), Duration.between(clock.instant(), ticket.validUntil()));
    }

    /** The one that is under way in the session. */
    Optional<TestTicket> of(HttpServletRequest request) {
        return session.of(request)
                .flatMap(
                        one -> seal.open(ConsoleCookie.value(request, COOKIE).orElse(null), one.id(), TestTicket.class))
                .filter(one -> one.isValid(clock.instant()));
    }

    /** Takes it from the browser: it ends once. */
    Optional<TestTicket> end(HttpServletRequest request, HttpServletResponse response) {
        cookies.drop(response, COOKIE);
        return of(request);
    }
}
