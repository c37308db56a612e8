package org.peakonjit.config;

import java.net.URI;
import java.util.Optional;
import org.peakonjit.config.Settings.AuditWebhook;
import org.peakonjit.config.Settings.Secret;
import org.peakonjit.outbound.WebUrlText;
import org.peakonjit.outbound.WebhookSecret;

/** Reads where the audit is forwarded to. */
final class AuditWebhookReader {

    private final SettingValues values;

    AuditWebhookReader(SettingValues values) {
        this.values = values;
    }

    Optional<AuditWebhook> read() {
        return values.text(SettingKey.AUDIT_WEBHOOK_URL).flatMap(text -> {
            Optional<URI> url = WebUrlText.read(text).found();
            if (url.isEmpty()) {
                values.wrong(
                        SettingKey.AUDIT_WEBHOOK_URL,
                        "\"" + text + "\" is no http or https URL",
                        "Give the address that takes the audit");
            }
            Optional<Secret> secret =
                    values.secret(SettingKey.AUDIT_WEBHOOK_SECRET).filter(one -> WebhookSecret.isStrong(one.value()));
            if (secret.isEmpty()) {
                values.wrong(
                        SettingKey.AUDIT_WEBHOOK_SECRET,
                        "is missing, or too short",
                        "Give the secret that the receiver verifies signatures with: 24 characters or more, or whsec_ and"
                                + " base64");
            }
            return url.flatMap(where -> secret.map(with -> new AuditWebhook(where, with)));
        });
    }
}
