package org.peakonjit.console.session;

import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import org.peakonjit.access.ConsoleSession;

/** How long the viewer's session has left as the page is shown. */
@Model
public class SessionClock {

    @Inject
    HttpServletRequest request;

    @Inject
    CurrentSession current;

    @Inject
    Clock clock;

    /** Until it ends if nothing more is done. */
    public long getIdleSeconds() {
        return seconds(ConsoleSession::idleLeft);
    }

    /** Until it ends whatever is done. */
    public long getLongestSeconds() {
        return seconds(ConsoleSession::longestLeft);
    }

    private long seconds(BiFunction<ConsoleSession, Instant, Duration> left) {
        Instant now = clock.instant();
        return current.of(request)
                .map(session -> left.apply(session, now).toSeconds())
                .orElse(0L);
    }
}
