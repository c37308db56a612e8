package org.peakonjit.alerting;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Notices by webhook. The secret is not here: it is read where a notice is signed.
 *
 * @param url where notices are posted to
 */
public record WebhookSettings(boolean enabled, @Nullable URI url, Language language) {

    static WebhookSettings off() {
        return new WebhookSettings(false, null, Language.EN);
    }
}
