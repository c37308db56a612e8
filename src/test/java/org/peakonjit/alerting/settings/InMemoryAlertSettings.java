package org.peakonjit.alerting.settings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.StaleVersionException;

/** The settings of alerts, kept in memory. */
public final class InMemoryAlertSettings implements AlertSettingsStore {

    private AlertSettings settings = AlertSettings.DEFAULT;
    private @Nullable String password;
    private @Nullable String secret;
    private long version;

    @Override
    public synchronized Stored find() {
        return new Stored(settings, password != null, secret != null, version);
    }

    @Override
    public synchronized Optional<String> mailPassword() {
        return Optional.ofNullable(password);
    }

    @Override
    public synchronized Optional<String> webhookSecret() {
        return Optional.ofNullable(secret);
    }

    @Override
    public synchronized void put(
            AlertSettings wanted, @Nullable String mailPassword, @Nullable String webhookSecret, long expectedVersion) {
        if (version != expectedVersion) {
            throw new StaleVersionException("alerts");
        }
        settings = wanted;
        password = wanted.mail().user() == null ? null : mailPassword == null ? password : mailPassword;
        secret = wanted.webhook().url() == null ? null : webhookSecret == null ? secret : webhookSecret;
        version++;
    }

    /** Replaces them, whatever they are. */
    public void set(AlertSettings wanted) {
        put(wanted, null, null, find().version());
    }
}
