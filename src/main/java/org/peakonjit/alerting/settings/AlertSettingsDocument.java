package org.peakonjit.alerting.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.peakonjit.alerting.settings.AlertSettingsStore.Stored;
import org.peakonjit.json.Checked;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.Members;
import org.peakonjit.json.Secret;
import org.peakonjit.json.Shaped;
import org.peakonjit.outbound.WebhookSecret;

/** The settings of alerts as administrators read and write them. */
@Schema(name = "AlertSettings")
public record AlertSettingsDocument(LicenseThresholds licenses, Mail mail, Webhook webhook) {

    /** @param password a new one; null where it is left out or masked: the kept one stays */
    public record Mail(
            @JsonUnwrapped MailSettings settings,

            @JsonInclude @Secret @Nullable @Pattern(regexp = MailSettings.ONE_LINE, message = "document.oneLine")
            String password)
            implements Checked {

        @Override
        public void check(Members members) {
            if (password != null) {
                members.need("user", DocumentFault.USER_MISSING);
            }
        }

        /** Never the password. */
        @Override
        public String toString() {
            return settings.toString();
        }
    }

    /** @param secret as {@link Mail#password} */
    public record Webhook(
            @JsonUnwrapped WebhookSettings settings,

            @JsonInclude
            @Secret
            @Nullable
            @Pattern(regexp = MailSettings.ONE_LINE, message = "document.oneLine")
            @Shaped(WebhookSecret.StrongSecret.class)
            String secret)
            implements Checked {

        @Override
        public void check(Members members) {
            if (secret != null && !settings.enabled()) {
                members.need("url", DocumentFault.URL_MISSING);
            }
        }

        /** Never the secret. */
        @Override
        public String toString() {
            return settings.toString();
        }
    }

    /**
     * What is stored, secrets masked.
     *
     * @param applications what is set for others, which are gone, is left out
     */
    public static AlertSettingsDocument of(Stored stored, Set<String> applications) {
        AlertSettings one = stored.settings().among(applications);
        return new AlertSettingsDocument(
                one.licenses(),
                new Mail(one.mail(), stored.mailPasswordSet() ? Secret.MASK : null),
                new Webhook(one.webhook(), stored.webhookSecretSet() ? Secret.MASK : null));
    }

    public AlertSettings settings() {
        return new AlertSettings(licenses.sorted(), mail.settings(), webhook.settings());
    }
}
