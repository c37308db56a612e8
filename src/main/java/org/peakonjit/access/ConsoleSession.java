package org.peakonjit.access;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.access.Administrators.Account;

/**
 * Somebody's session in the console. It ends half an hour after the last thing they did, and eight hours after they
 * signed in whatever they do. It ends at once when the account is removed, or its role or password changed.
 *
 * @param id the digest of what the browser has
 * @param password the digest of the password's hash with which it began; null where the company's IdP signed them in
 * @param lastActive to the minute
 */
public record ConsoleSession(
        String id, Administrator administrator, @Nullable String password, Instant signedIn, Instant lastActive) {

    public static final Duration IDLE = Duration.ofMinutes(30);
    public static final Duration LONGEST = Duration.ofHours(8);

    /** How far {@code lastActive} may stay behind, so that not every click is a write. */
    private static final Duration BEHIND = Duration.ofMinutes(1);

    /** One of a local account that begins now. */
    public static ConsoleSession of(String secret, Account account, Instant now) {
        return new ConsoleSession(digest(secret), account.administrator(), fingerprint(account), now, now);
    }

    /** One of somebody whom the company's IdP has signed in. */
    public static ConsoleSession of(String secret, Administrator administrator, Instant now) {
        return new ConsoleSession(digest(secret), administrator, null, now, now);
    }

    /** Under what a session is kept whose browser has that: who reads the database gets into none. */
    public static String digest(String secret) {
        return Hashing.sha256().hashString(secret, StandardCharsets.UTF_8).toString();
    }

    /** Why it has ended by itself, if it has. */
    public Optional<SessionEnd> end(Instant now) {
        if (longestLeft(now).isNegative()) {
            return Optional.of(SessionEnd.LONGEST);
        }
        return idleLeft(now).isNegative() ? Optional.of(SessionEnd.IDLE) : Optional.empty();
    }

    /** How long it lasts if nothing more is done. */
    public Duration idleLeft(Instant now) {
        return Duration.between(now, lastActive.plus(IDLE));
    }

    /** How long it lasts at most. */
    public Duration longestLeft(Instant now) {
        return Duration.between(now, signedIn.plus(LONGEST));
    }

    /** Whether it is to be written down that the person does something now. */
    public boolean isBehind(Instant now) {
        return !now.isBefore(lastActive.plus(BEHIND));
    }

    /** The same after the person did something. */
    public ConsoleSession activeAt(Instant now) {
        return new ConsoleSession(id, administrator, password, signedIn, now);
    }

    /** Whether the account still has the role and the password with which this session began. */
    public boolean isOf(Account account) {
        return administrator.equals(account.administrator())
                && fingerprint(account).equals(password);
    }

    /** Whether it began with a local account. */
    public boolean isLocal() {
        return password != null;
    }

    /** Of the password's hash: the session is no second place for it. */
    private static String fingerprint(Account account) {
        return Hashing.sha256()
                .hashString(account.password().text(), StandardCharsets.US_ASCII)
                .toString();
    }
}
