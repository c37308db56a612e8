package org.peakonjit.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** A test sign-in that was begun in this session and has not come back yet. There is one at a time. */
record TestSignIn(String id, String application, Instant begun) implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = TestSignIn.class.getName();
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final SecureRandom RANDOM = new SecureRandom();

    static void begin(HttpServletRequest request, String application, Instant now) {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        request.getSession()
                .setAttribute(ATTRIBUTE, new TestSignIn(HexFormat.of().formatHex(random), application, now));
    }

    /** The one that is under way in the session. */
    static Optional<TestSignIn> of(HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof TestSignIn test
                ? Optional.of(test).filter(one -> now.isBefore(one.begun().plus(LONGEST)))
                : Optional.empty();
    }

    /** Ends it: it cannot end a second time. */
    static Optional<TestSignIn> end(HttpServletRequest request, Instant now) {
        Optional<TestSignIn> test = of(request, now);
        test.ifPresent(one -> request.getSession().removeAttribute(ATTRIBUTE));
        return test;
    }
}
