package org.peakonjit.alerting.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.jpa.DefinedRow;

@Entity
@Table(name = "alert_settings")
class AlertSettingsRow extends DefinedRow {

    static final int ONLY = 1;

    @Id
    private int id = ONLY;

    private byte @Nullable [] mailPassword;
    private byte @Nullable [] webhookSecret;

    protected AlertSettingsRow() {}

    void mailPassword(byte @Nullable [] sealed) {
        mailPassword = sealed;
    }

    void webhookSecret(byte @Nullable [] sealed) {
        webhookSecret = sealed;
    }

    byte @Nullable [] mailPassword() {
        return mailPassword;
    }

    byte @Nullable [] webhookSecret() {
        return webhookSecret;
    }
}
