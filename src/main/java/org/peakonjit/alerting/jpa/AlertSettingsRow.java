package org.peakonjit.alerting.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The row of {@code alert_settings}. */
@Entity
@Table(name = "alert_settings")
class AlertSettingsRow {

    static final int ONLY = 1;

    @Id
    private int id = ONLY;

    private String definition = "{}";
    private byte @Nullable [] mailPassword;
    private byte @Nullable [] webhookSecret;
    private long version;

    protected AlertSettingsRow() {}

    static AlertSettingsRow first() {
        return new AlertSettingsRow();
    }

    void define(String json) {
        definition = json;
        version++;
    }

    void mailPassword(byte @Nullable [] sealed) {
        mailPassword = sealed;
    }

    void webhookSecret(byte @Nullable [] sealed) {
        webhookSecret = sealed;
    }

    String definition() {
        return definition;
    }

    byte @Nullable [] mailPassword() {
        return mailPassword;
    }

    byte @Nullable [] webhookSecret() {
        return webhookSecret;
    }

    long version() {
        return version;
    }
}
