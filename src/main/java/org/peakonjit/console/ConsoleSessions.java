package org.peakonjit.console;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.peakonjit.access.Administrators;
import org.peakonjit.access.BrowserSession;

/** The console's sessions, as far as they still hold. */
@Singleton
class ConsoleSessions implements BrowserSession {

    private final HttpServletRequest request;
    private final Administrators administrators;
    private final Clock clock;

    /** @param request the proxy of the current one */
    @Inject
    ConsoleSessions(HttpServletRequest request, Administrators administrators, Clock clock) {
        this.request = request;
        this.administrators = administrators;
        this.clock = clock;
    }

    /** Of a request to the API, which is something that the person does. */
    @Override
    public Optional<Session> current() {
        return of(request, true).map(session -> new Session(session.administrator(), session.token()));
    }

    /** @param isActivity whether the person does something, as opposed to a page that refreshes itself */
    Optional<ConsoleSession> of(HttpServletRequest one, boolean isActivity) {
        Optional<ConsoleSession> session =
                ConsoleSession.of(one, clock.instant()).filter(this::stillHolds);
        if (isActivity) {
            session.ifPresent(holding -> holding.touch(clock.instant()));
        }
        return session;
    }

    private boolean stillHolds(ConsoleSession session) {
        return !session.isLocal()
                || administrators
                        .find(session.administrator().name())
                        .filter(session::isOf)
                        .isPresent();
    }
}
