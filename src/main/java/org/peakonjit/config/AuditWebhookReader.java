package org.peakonjit.config;

import java.net.URI;
import java.util.Optional;
import org.peakonjit.config.Settings.AuditWebhook;
import org.peakonjit.config.Settings.Secret;
import org.peakonjit.outbound.WebhookSecret;

/** Reads where the audit is forwarded to. */
final class AuditWebhookReader {

    private final SettingValues values;

    AuditWebhookReader(SettingValues values) {
        this.values = values;
    }

    Optional<AuditWebhook> read() {
        if (values.text(SettingKey.AUDIT_WEBHOOK_URL).isEmpty()) {
            return Optional.empty();
        }
        Optional<URI> url = values.webUrl(SettingKey.AUDIT_WEBHOOK_URL, "Give the address that takes the audit");
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
    }
}
