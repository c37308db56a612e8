package org.peakonjit.alerting.settings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the settings of alerts are kept; secrets are encrypted. */
public interface AlertSettingsStore {

    /**
     * The settings as they are kept.
     *
     * @param version changes with every change; 0 where nothing was ever kept
     */
    record Stored(AlertSettings settings, boolean mailPasswordSet, boolean webhookSecretSet, long version) {}

    /** @throws org.peakonjit.json.UnreadableException when this version cannot read them */
    Stored find();

    /** The password of the SMTP server's user. */
    Optional<String> mailPassword();

    Optional<String> webhookSecret();

    /**
     * Keeps the settings in place of {@code expectedVersion}. A password without a user, and a secret without a URL, are
     * forgotten.
     *
     * @param mailPassword null = the kept one stays
     * @param webhookSecret null = the kept one stays
     * @throws org.peakonjit.database.StaleVersionException when they are in another version by now
     */
    void put(
            AlertSettings settings,
            @Nullable String mailPassword,
            @Nullable String webhookSecret,
            long expectedVersion);
}
