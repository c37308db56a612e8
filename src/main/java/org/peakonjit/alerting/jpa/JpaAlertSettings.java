package org.peakonjit.alerting.jpa;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.peakonjit.alerting.settings.AlertSettings;
import org.peakonjit.alerting.settings.AlertSettingsStore;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.json.Documents;
import org.peakonjit.json.KeptConfiguration;
import org.peakonjit.json.ReadableRows;
import org.peakonjit.json.StoredForm;
import org.peakonjit.secret.SealedColumn;
import org.peakonjit.secret.Sealer;

/** The settings of alerts in the database; secrets are sealed. */
@Singleton
class JpaAlertSettings implements AlertSettingsStore, KeptConfiguration {

    private static final String PASSWORD = "alert-mail-password";
    private static final String SECRET = "alert-webhook-secret";
    private static final int LONGEST = 100_000;

    @Produces
    static final SealedColumn PASSWORDS = SealedColumn.ofTheOnlyRow("alert_settings", "mail_password", PASSWORD);

    @Produces
    static final SealedColumn SECRETS = SealedColumn.ofTheOnlyRow("alert_settings", "webhook_secret", SECRET);

    private final Transactions transactions;
    private final Sealer sealer;
    private final ReadableRows rows = new ReadableRows();
    private final StoredForm.Reader<AlertSettings> stored = new StoredForm.Reader<>(AlertSettings.class);

    @Inject
    JpaAlertSettings(Transactions transactions, Sealer sealer) {
        this.transactions = transactions;
        this.sealer = sealer;
    }

    @Override
    public Stored find() {
        return row().map(row -> new Stored(
                        read(row.definition()), row.mailPassword() != null, row.webhookSecret() != null, row.version()))
                .orElse(new Stored(AlertSettings.DEFAULT, false, false, 0));
    }

    @Override
    public Optional<String> mailPassword() {
        return opened(AlertSettingsRow::mailPassword, PASSWORD);
    }

    @Override
    public Optional<String> webhookSecret() {
        return opened(AlertSettingsRow::webhookSecret, SECRET);
    }

    @Override
    public void put(
            AlertSettings settings,
            @Nullable String mailPassword,
            @Nullable String webhookSecret,
            long expectedVersion) {
        transactions.run(em -> {
            AlertSettingsRow row =
                    em.find(AlertSettingsRow.class, AlertSettingsRow.ONLY, LockModeType.PESSIMISTIC_WRITE);
            AlertSettingsRow saved = row == null ? new AlertSettingsRow() : row;
            saved.demand(expectedVersion, "alerts");
            saved.define(Documents.tree(settings), () -> Documents.tree(read(saved.definition())), LONGEST);
            if (mailPassword != null || settings.mail().user() == null) {
                saved.mailPassword(settings.mail().user() == null ? null : seal(PASSWORD, mailPassword));
            }
            if (webhookSecret != null || settings.webhook().url() == null) {
                saved.webhookSecret(settings.webhook().url() == null ? null : seal(SECRET, webhookSecret));
            }
            em.persist(saved);
            em.flush();
        });
    }

    private byte @Nullable [] seal(String purpose, @Nullable String secret) {
        return secret == null ? null : sealer.seal(purpose, secret.getBytes(StandardCharsets.UTF_8), purpose);
    }

    private Optional<String> opened(Function<AlertSettingsRow, byte @Nullable []> column, String purpose) {
        return row().map(column).map(value -> new String(sealer.open(purpose, value, purpose), StandardCharsets.UTF_8));
    }

    private Optional<AlertSettingsRow> row() {
        return transactions.find(AlertSettingsRow.class, AlertSettingsRow.ONLY);
    }

    @Override
    public Map<String, String> unreadable() {
        rows.read(row().map(AlertSettingsRow::definition).stream().toList(), this::read);
        return rows.unreadable();
    }

    private AlertSettings read(String definition) {
        return stored.read(Kind.ALERT_SETTINGS.object(), definition);
    }
}
