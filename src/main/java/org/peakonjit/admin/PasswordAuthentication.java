package org.peakonjit.admin;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.peakonjit.admin.Administrators.Account;
import org.peakonjit.admin.AuthenticationResult.Authenticated;
import org.peakonjit.admin.AuthenticationResult.Throttled;
import org.peakonjit.admin.AuthenticationResult.Wrong;

/**
 * Finds out whether a name and a password belong to an administrator. An unknown account costs the same time as a wrong
 * password. After some wrong ones an account, and an address, has to wait between tries; whoever signed in rightly a
 * moment ago is not kept waiting by others.
 */
@Singleton
public class PasswordAuthentication {

    static final int LONGEST_PASSWORD = 1024;
    private static final int MOST_KEYS = 10_000;
    private static final PasswordHash NOBODYS = PasswordHash.of("");

    private final Administrators administrators;
    private final VerifiedPasswords verified;
    private final Throttle accounts;
    private final Throttle addresses;

    @Inject
    public PasswordAuthentication(Administrators administrators, Clock clock) {
        this.administrators = administrators;
        verified = new VerifiedPasswords(clock);
        accounts = new Throttle(10, Duration.ofSeconds(30), MOST_KEYS, clock);
        addresses = new Throttle(30, Duration.ofSeconds(10), MOST_KEYS, clock);
    }

    /** Compares them, unless too many wrong ones came before from {@code address} or for the account. */
    public AuthenticationResult authenticate(String name, String password, String address) {
        String normalised = Administrator.normalised(name);
        if (normalised.length() > Administrator.LONGEST_NAME || password.length() > LONGEST_PASSWORD) {
            return new Wrong();
        }
        Optional<Account> account = administrators.find(normalised);
        if (account.filter(one -> verified.contains(one.password(), password)).isPresent()) {
            return new Authenticated(account.get().administrator());
        }
        Optional<Duration> wait = Stream.of(addresses.take(address), accounts.take(normalised))
                .flatMap(Optional::stream)
                .max(Duration::compareTo);
        if (wait.isPresent()) {
            return new Throttled(wait.get());
        }
        boolean matches = account.map(Account::password).orElse(NOBODYS).matches(password);
        if (account.isEmpty() || !matches) {
            return new Wrong();
        }
        verified.add(account.get().password(), password);
        addresses.giveBack(address);
        accounts.giveBack(normalised);
        return new Authenticated(account.get().administrator());
    }
}
