package org.peakonjit.console.session;

import com.google.common.hash.Hashing;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.Administrators;
import org.peakonjit.access.Administrators.Account;
import org.peakonjit.access.BrowserSession;
import org.peakonjit.access.ConsoleSession;
import org.peakonjit.access.ConsoleSessions;
import org.peakonjit.access.SessionEnd;
import org.peakonjit.config.Settings;
import org.peakonjit.console.page.ConsoleCookie;
import org.peakonjit.secret.RandomId;

/**
 * The session of the browser that a request comes from. The browser has a cookie that nobody can guess; all else stands in
 * the database, so that any node can take any request, and an end holds on all of them. A request asks there once.
 */
@Singleton
public class CurrentSession implements BrowserSession {

    static final String COOKIE = "peakonjit-console";

    private static final String ATTRIBUTE = CurrentSession.class.getName();

    private final HttpServletRequest request;
    private final ConsoleSessions sessions;
    private final Administrators administrators;
    private final ConsoleCookie cookies;
    private final Settings settings;
    private final Clock clock;

    /** @param request the proxy of the current one */
    @Inject
    public CurrentSession(
            HttpServletRequest request,
            ConsoleSessions sessions,
            Administrators administrators,
            ConsoleCookie cookies,
            Settings settings,
            Clock clock) {
        this.request = request;
        this.sessions = sessions;
        this.administrators = administrators;
        this.cookies = cookies;
        this.settings = settings;
        this.clock = clock;
    }

    /** What was found out about a request: at most one of the two. */
    private record Found(Optional<ConsoleSession> session, Optional<SessionEnd> end) {}

    /** Of a request to the API, which is something that the person does. */
    @Override
    public Optional<Session> current() {
        return active(request).map(session -> new Session(session.administrator(), token(request)));
    }

    /** The one that the request belongs to, if it has not ended. */
    public Optional<ConsoleSession> of(HttpServletRequest one) {
        return found(one).session();
    }

    /** The same, for a request with which the person does something, as opposed to a page that refreshes itself. */
    Optional<ConsoleSession> active(HttpServletRequest one) {
        Instant now = clock.instant();
        return of(one).map(session -> session.isBehind(now) ? touched(one, session, now) : session);
    }

    /** The same, prolonged to the second. */
    Optional<ConsoleSession> prolonged(HttpServletRequest one) {
        return of(one).map(session -> touched(one, session, clock.instant()));
    }

    /** Why the request's session has ended, if it has; of one that nobody knows, nobody can tell whether it was one. */
    Optional<SessionEnd> ending(HttpServletRequest one) {
        return found(one).end();
    }

    /** Begins one with a local account, under a secret that nobody knew before. */
    public void begin(HttpServletRequest one, HttpServletResponse response, Account account) {
        begin(one, response, (secret, now) -> ConsoleSession.of(secret, account, now));
    }

    /** Begins one for somebody whom the company's IdP has signed in. */
    public void begin(HttpServletRequest one, HttpServletResponse response, Administrator administrator) {
        begin(one, response, (secret, now) -> ConsoleSession.of(secret, administrator, now));
    }

    private void begin(
            HttpServletRequest one,
            HttpServletResponse response,
            BiFunction<String, Instant, ConsoleSession> beginning) {
        secret(one).map(ConsoleSession::digest).ifPresent(sessions::end);
        String secret = RandomId.next();
        Instant now = clock.instant();
        ConsoleSession begun = beginning.apply(secret, now);
        sessions.begin(begun, now.minus(ConsoleSession.LONGEST));
        cookies.setEverywhere(response, COOKIE, secret);
        remember(one, new Found(Optional.of(begun), Optional.empty()));
    }

    /** Ends it, on every node. */
    void end(HttpServletRequest one, HttpServletResponse response) {
        secret(one).map(ConsoleSession::digest).ifPresent(sessions::end);
        cookies.dropEverywhere(response, COOKIE);
        remember(one, new Found(Optional.empty(), Optional.empty()));
    }

    private ConsoleSession touched(HttpServletRequest one, ConsoleSession session, Instant now) {
        sessions.touch(session.id(), now);
        ConsoleSession touched = session.activeAt(now);
        remember(one, new Found(Optional.of(touched), Optional.empty()));
        return touched;
    }

    private Found found(HttpServletRequest one) {
        return one.getAttribute(ATTRIBUTE) instanceof Found found ? found : remember(one, load(one));
    }

    private static Found remember(HttpServletRequest one, Found found) {
        one.setAttribute(ATTRIBUTE, found);
        return found;
    }

    private Found load(HttpServletRequest one) {
        Optional<ConsoleSession> kept = secret(one).map(ConsoleSession::digest).flatMap(sessions::find);
        Optional<SessionEnd> end = kept.flatMap(this::ending);
        if (kept.isPresent() && end.isPresent()) {
            sessions.end(kept.get().id());
            return new Found(Optional.empty(), end);
        }
        return new Found(kept, Optional.empty());
    }

    private Optional<SessionEnd> ending(ConsoleSession session) {
        return session.end(clock.instant())
                .or(() -> stillHolds(session) ? Optional.empty() : Optional.of(SessionEnd.ACCOUNT));
    }

    /** Where nobody may come with a company account any more, nobody who came so stays. */
    private boolean stillHolds(ConsoleSession session) {
        return session.isLocal()
                ? administrators
                        .find(session.administrator().name())
                        .filter(session::isOf)
                        .isPresent()
                : !settings.admin().groups().isEmpty();
    }

    private static Optional<String> secret(HttpServletRequest one) {
        return ConsoleCookie.value(one, COOKIE).filter(RandomId::isOne);
    }

    /** What only our own pages know of the session: scripts cannot read its cookie, nor compute that from this. */
    private static String token(HttpServletRequest one) {
        return Hashing.sha256()
                .hashString("token of " + secret(one).orElseThrow(), StandardCharsets.UTF_8)
                .toString();
    }
}
