package org.peakonjit.administration.alerts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.peakonjit.alerting.settings.AlertSettingsDocument;
import org.peakonjit.alerting.settings.AlertSettingsStore.Stored;
import org.peakonjit.alerting.settings.LicenseThresholds.Own;
import org.peakonjit.alerting.settings.MailSettings;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.FieldError;

/** Finds what is wrong with settings of alerts beside what is stored. */
final class AlertSettingsRules {

    private AlertSettingsRules() {}

    /** All that is wrong, where these are the applications. */
    static List<FieldError> problems(AlertSettingsDocument wanted, Stored stored, Set<String> applications) {
        List<FieldError> errors = new ArrayList<>();
        if (stored.mailPasswordSet()
                && wanted.mail().password() == null
                && sendsThePasswordElsewhere(
                        wanted.mail().settings(), stored.settings().mail())) {
            errors.add(FieldError.of("/mail/password", "required", DocumentFault.PASSWORD_AGAIN));
        }
        if (stored.webhookSecretSet()
                && wanted.webhook().secret() == null
                && wanted.webhook().settings().url() != null
                && !Objects.equals(
                        wanted.webhook().settings().url(),
                        stored.settings().webhook().url())) {
            errors.add(FieldError.of("/webhook/secret", "required", DocumentFault.SECRET_AGAIN));
        }
        List<Own> own = wanted.licenses().own();
        for (int i = 0; i < own.size(); i++) {
            if (!applications.contains(own.get(i).name())) {
                errors.add(
                        FieldError.of("/licenses/applications/" + i + "/name", "value", DocumentFault.NO_APPLICATION));
            }
        }
        return errors;
    }

    /** The secrets without which a channel that is switched on sends nothing. */
    static List<FieldError> missingSecrets(AlertSettingsDocument wanted, Stored stored) {
        List<FieldError> errors = new ArrayList<>();
        MailSettings mail = wanted.mail().settings();
        if (mail.enabled() && mail.user() != null && wanted.mail().password() == null && !stored.mailPasswordSet()) {
            errors.add(FieldError.of("/mail/password", "required", DocumentFault.PASSWORD_MISSING));
        }
        if (wanted.webhook().settings().enabled() && wanted.webhook().secret() == null && !stored.webhookSecretSet()) {
            errors.add(FieldError.of("/webhook/secret", "required", DocumentFault.SECRET_MISSING));
        }
        return errors;
    }

    private static boolean sendsThePasswordElsewhere(MailSettings now, MailSettings before) {
        return now.user() != null
                && !(Objects.equals(now.host(), before.host())
                        && now.port() == before.port()
                        && now.security() == before.security()
                        && Objects.equals(now.user(), before.user()));
    }
}
