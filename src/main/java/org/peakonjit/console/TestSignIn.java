package org.peakonjit.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Optional;
import org.peakonjit.administration.testsignin.TestTicket;

/** The test sign-in that was begun in a session and has not come back yet. There is one at a time. */
final class TestSignIn {

    private static final String ATTRIBUTE = TestSignIn.class.getName();

    private TestSignIn() {}

    static void begin(HttpServletRequest request, TestTicket ticket) {
        request.getSession().setAttribute(ATTRIBUTE, ticket);
    }

    /** The one that is under way in the session. */
    static Optional<TestTicket> of(HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof TestTicket ticket
                ? Optional.of(ticket).filter(one -> one.isValid(now))
                : Optional.empty();
    }

    /** Ends it: it cannot end a second time. */
    static Optional<TestTicket> end(HttpServletRequest request, Instant now) {
        Optional<TestTicket> ticket = of(request, now);
        ticket.ifPresent(one -> request.getSession().removeAttribute(ATTRIBUTE));
        return ticket;
    }
}
