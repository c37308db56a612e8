package org.peakonjit.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.peakonjit.access.Administrators.Account;
import org.peakonjit.access.AuthenticationResult.Authenticated;
import org.peakonjit.access.AuthenticationResult.Throttled;
import org.peakonjit.access.AuthenticationResult.Wrong;
import org.peakonjit.json.Shapes;

/**
 * Finds out whether a name and a password belong to an administrator. An unknown account costs the same time as a wrong
 * password, and is throttled the same.
 *
 * <p>After some wrong ones a stranger's address has to wait between tries, and so has an account for strangers from
 * wherever they come. Nobody can keep its owner waiting by that: from where the account signed in lately, by browser or
 * by address, it has tries of its own, which nobody elsewhere uses up.
 */
@Singleton
public class PasswordAuthentication {

    static final int LONGEST_PASSWORD = 1024;
    static final Duration KNOWN_FOR = Duration.ofDays(90);

    private static final int MOST_KEYS = 10_000;
    /** Looked for where no account can be called as somebody says, so that it takes the same time. */
    private static final String NAME_OF_NOBODY = "";

    private static final PasswordHash NOBODYS = PasswordHash.ofNobody();

    private final Administrators administrators;
    private final KnownOrigins origins;
    private final Clock clock;
    private final PasswordHash nobodys;
    private final VerifiedPasswords verified;
    private final Throttle accounts;
    private final Throttle addresses;
    private final Throttle owners;
    private final Throttle notes;

    @Inject
    public PasswordAuthentication(
            Administrators administrators, KnownOrigins origins, VerifiedPasswords verified, Clock clock) {
        this(administrators, origins, verified, clock, NOBODYS);
    }

    /** @param nobodys compared where there is no such account, so that it takes the same time */
    PasswordAuthentication(
            Administrators administrators,
            KnownOrigins origins,
            VerifiedPasswords verified,
            Clock clock,
            PasswordHash nobodys) {
        this.nobodys = nobodys;
        this.administrators = administrators;
        this.origins = origins;
        this.verified = verified;
        this.clock = clock;
        accounts = new Throttle(10, Duration.ofSeconds(30), MOST_KEYS, clock);
        addresses = new Throttle(30, Duration.ofSeconds(10), MOST_KEYS, clock);
        owners = new Throttle(10, Duration.ofSeconds(30), MOST_KEYS, clock);
        notes = new Throttle(1, Duration.ofHours(12), MOST_KEYS, clock);
    }

    /** Compares them, unless too many wrong ones came before. */
    public AuthenticationResult authenticate(String name, String password, Origin origin) {
        String normalised = Administrator.normalised(name);
        if (normalised.length() > Administrator.LONGEST_NAME || password.length() > LONGEST_PASSWORD) {
            return addresses
                    .take(origin.network())
                    .<AuthenticationResult>map(Throttled::new)
                    .orElseGet(Wrong::new);
        }
        String sought = Shapes.isLine(normalised) ? normalised : NAME_OF_NOBODY;
        Optional<Account> account = administrators.find(sought);
        if (account.filter(one -> verified.contains(one.password(), password)).isPresent()) {
            return signedIn(account.get(), origin);
        }
        Optional<String> own = ownTries(sought, origin);
        Optional<Duration> wait = own.map(owners::take)
                .orElseGet(() -> addresses.take(origin.network()).or(() -> accounts.take(normalised)));
        if (wait.isPresent()) {
            return new Throttled(wait.get());
        }
        boolean matches = account.map(Account::password).orElse(nobodys).matches(password);
        if (account.isEmpty() || !matches) {
            return new Wrong();
        }
        verified.add(account.get().password(), password);
        own.ifPresentOrElse(owners::giveBack, () -> {
            addresses.giveBack(origin.network());
            accounts.giveBack(normalised);
        });
        return signedIn(account.get(), origin);
    }

    /** Whose tries count here: those of an origin that the account is known to use, and nobody else's. */
    private Optional<String> ownTries(String account, Origin origin) {
        return origins.known(account, origin.marks(), clock.instant().minus(KNOWN_FOR)).stream()
                .findFirst()
                .map(mark -> mark + "/" + account);
    }

    private AuthenticationResult signedIn(Account account, Origin origin) {
        List<String> news = origin.marks().stream()
                .filter(mark ->
                        notes.take(mark + "/" + account.password().text()).isEmpty())
                .toList();
        if (!news.isEmpty()) {
            Instant now = clock.instant();
            origins.note(account.administrator().name(), news, now, now.minus(KNOWN_FOR));
        }
        return new Authenticated(account.administrator());
    }
}
