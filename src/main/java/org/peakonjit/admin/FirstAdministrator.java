package org.peakonjit.admin;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.peakonjit.admin.Administrators.Account;
import org.peakonjit.config.Settings;
import org.peakonjit.config.Settings.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it at start that the administrator of the settings can sign in. A configured password wins over the kept one;
 * where none is configured, the first start generates one and prints it once in the log.
 */
@Singleton
public class FirstAdministrator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final int GENERATED_BYTES = 18;

    private final Settings.Admin settings;
    private final Administrators administrators;

    @Inject
    public FirstAdministrator(Settings settings, Administrators administrators) {
        this.settings = settings.admin();
        this.administrators = administrators;
    }

    /** Creates the account, or brings its password in line with the settings. */
    public void establish() {
        Administrator administrator = new Administrator(Administrator.normalised(settings.user()), Role.ADMINISTRATOR);
        Optional<Account> kept = administrators.find(administrator.name());
        Optional<String> configured = settings.password().map(Secret::value);
        if (configured.isPresent()) {
            if (!kept.filter(account -> account.administrator().equals(administrator))
                    .filter(account -> account.password().matches(configured.get()))
                    .isPresent()) {
                administrators.put(new Account(administrator, PasswordHash.of(configured.get())));
                LOG.info("administrator {}: password taken from the settings", administrator.name());
            }
        } else if (kept.isEmpty()) {
            generate(administrator);
        }
    }

    private void generate(Administrator administrator) {
        byte[] random = new byte[GENERATED_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        if (administrators.add(new Account(administrator, PasswordHash.of(password)))) {
            LOG.warn(
                    "first start: administrator \"{}\" has the password {} (shown only now; change it by the"
                            + " setting peakonjit.admin.password)",
                    administrator.name(),
                    password);
        }
    }
}
