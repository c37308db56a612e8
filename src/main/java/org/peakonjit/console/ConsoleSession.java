package org.peakonjit.console;

import com.google.common.hash.Hashing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.Administrators.Account;
import org.peakonjit.access.Role;

/**
 * Somebody's session in the console, kept in the HTTP session. It ends half an hour after the last thing they did, and
 * eight hours after they signed in whatever they do. It ends at once when the account is removed, or its role or
 * password changed.
 */
final class ConsoleSession implements Serializable {

    private static final long serialVersionUID = 1L;

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(8);

    private static final String ATTRIBUTE = ConsoleSession.class.getName();

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String name;
    private final Role role;
    private final @Nullable String password;
    private final String token = newToken();
    private final Instant signedIn;
    private volatile Instant lastActive;

    private ConsoleSession(Administrator administrator, @Nullable String password, Instant now) {
        this.name = administrator.name();
        this.role = administrator.role();
        this.password = password;
        this.signedIn = now;
        this.lastActive = now;
    }

    /** Begins one with a local account, under a session id that nobody knew before. */
    static void begin(HttpServletRequest request, Account account, Instant now) {
        begin(request, new ConsoleSession(account.administrator(), fingerprint(account), now));
    }

    /** Begins one for somebody whom the company's IdP has signed in. */
    static void begin(HttpServletRequest request, Administrator administrator, Instant now) {
        begin(request, new ConsoleSession(administrator, null, now));
    }

    private static void begin(HttpServletRequest request, ConsoleSession begun) {
        request.getSession(true);
        request.changeSessionId();
        request.getSession().setAttribute(ATTRIBUTE, begun);
    }

    /** The one the request belongs to, if it has not ended. */
    static Optional<ConsoleSession> of(HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof ConsoleSession current)) {
            return Optional.empty();
        }
        if (current.hasEnded(now)) {
            session.invalidate();
            return Optional.empty();
        }
        return Optional.of(current);
    }

    /** Ends it on the server. */
    static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    boolean hasEnded(Instant now) {
        return now.isAfter(lastActive.plus(IDLE)) || now.isAfter(signedIn.plus(LONGEST));
    }

    /** Whether the account still has the role and the password with which this session began. */
    boolean isOf(Account account) {
        return administrator().equals(account.administrator())
                && fingerprint(account).equals(password);
    }

    /** Of the password's hash: the session is no second place for it. */
    private static String fingerprint(Account account) {
        return Hashing.sha256()
                .hashString(account.password().text(), StandardCharsets.US_ASCII)
                .toString();
    }

    private static String newToken() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** What only our own pages know of this session. */
    String token() {
        return token;
    }

    /** Notes that the person did something, as opposed to a page that refreshes itself. */
    void touch(Instant now) {
        lastActive = now;
    }

    Administrator administrator() {
        return new Administrator(name, role);
    }

    /** Whether it began with a local account. */
    boolean isLocal() {
        return password != null;
    }
}
