package org.peakonjit.access;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.peakonjit.access.Administrators.Account;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.Settings.Secret;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.config.WrongSettingsException.Problem;
import org.peakonjit.database.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it at start that the administrator of the settings can sign in. A configured password wins over the kept one;
 * where none is configured and nobody else is an administrator, one is generated and printed once in the log.
 */
@Singleton
public class FirstAdministrator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final int GENERATED_BYTES = 18;

    private final Settings.Admin settings;
    private final Administrators administrators;
    private final UnitOfWork unitOfWork;
    private final VerifiedPasswords verified;
    private final Event<AdministratorOfTheSettings> events;
    private final Clock clock;

    @Inject
    public FirstAdministrator(
            Settings settings,
            Administrators administrators,
            UnitOfWork unitOfWork,
            VerifiedPasswords verified,
            Event<AdministratorOfTheSettings> events,
            Clock clock) {
        this.settings = settings.admin();
        this.administrators = administrators;
        this.unitOfWork = unitOfWork;
        this.verified = verified;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Creates the account, or brings its password in line with the settings.
     *
     * @throws WrongSettingsException where nobody could sign in by the name and the password that they have, to the API either
     */
    public void establish() {
        Administrator administrator = new Administrator(Administrator.normalised(settings.user()), Role.ADMINISTRATOR);
        List<Problem> problems = problems(administrator.name());
        if (!problems.isEmpty()) {
            throw new WrongSettingsException(problems);
        }
        Optional<String> configured = settings.password().map(Secret::value);
        unitOfWork.call(() -> {
            Optional<Account> kept = administrators.find(administrator.name());
            if (configured.isPresent()) {
                takeOver(administrator, configured.get(), kept);
            } else if (kept.isEmpty()) {
                begin(administrator);
            }
            return administrator;
        });
    }

    /** Whoever was deleted stays so while somebody else is administrator. */
    private void begin(Administrator administrator) {
        if (administrators.all().stream().noneMatch(one -> one.role() == Role.ADMINISTRATOR)) {
            generate(administrator);
        } else {
            LOG.info(
                    "no account {} is made, since there are administrators: give it by {}",
                    administrator.name(),
                    SettingKey.ADMIN_PASSWORD.key());
        }
    }

    private List<Problem> problems(String name) {
        List<Problem> problems = new ArrayList<>();
        if (!Administrator.isName(name)) {
            problems.add(new Problem(
                    SettingKey.ADMIN_USER.key(),
                    "is no name of an account",
                    "Give up to " + Administrator.LONGEST_NAME + " characters on one line, without a colon"));
        }
        if (settings.password().stream()
                .anyMatch(password -> password.value().length() > PasswordAuthentication.LONGEST_PASSWORD)) {
            problems.add(new Problem(
                    SettingKey.ADMIN_PASSWORD.key(),
                    "is too long",
                    "Give " + PasswordAuthentication.LONGEST_PASSWORD + " characters at most"));
        }
        return problems;
    }

    private void takeOver(Administrator administrator, String password, Optional<Account> kept) {
        Optional<PasswordHash> same = kept.filter(
                        account -> account.administrator().equals(administrator))
                .map(Account::password)
                .filter(hash -> hash.matches(password));
        PasswordHash hash = same.orElseGet(() -> PasswordHash.of(password));
        if (same.isEmpty()) {
            administrators.put(new Account(administrator, hash));
            tell(kept.map(Account::administrator), administrator);
            unitOfWork.afterCommit(
                    () -> LOG.info("administrator {}: password taken from the settings", administrator.name()));
        }
        unitOfWork.afterCommit(() -> verified.add(hash, password));
    }

    private void generate(Administrator administrator) {
        byte[] random = new byte[GENERATED_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        if (administrators.add(new Account(administrator, PasswordHash.of(password)))) {
            tell(Optional.empty(), administrator);
            unitOfWork.afterCommit(() -> LOG.warn(
                    "first start: administrator \"{}\" has the password {} (shown only now; change it by the"
                            + " setting peakonjit.admin.password)",
                    administrator.name(),
                    password));
        }
    }

    private void tell(Optional<Administrator> before, Administrator after) {
        events.fire(new AdministratorOfTheSettings(clock.instant(), before.orElse(null), after));
    }
}
