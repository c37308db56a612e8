package org.peakonjit.alerting.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.peakonjit.alerting.Language;
import org.peakonjit.json.Checked;
import org.peakonjit.json.Default;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.Members;
import org.peakonjit.json.Shaped;
import org.peakonjit.json.Shapes.WebUrl;

/**
 * Notices by webhook. The secret is not here: it is read where a notice is signed.
 *
 * @param url where notices are posted to
 */
@JsonInclude(Include.NON_NULL)
public record WebhookSettings(
        boolean enabled,
        @Nullable @Shaped(WebUrl.class) URI url,
        @Default("en") Language language) implements Checked {

    @Override
    public void check(Members members) {
        if (enabled) {
            members.need("url", DocumentFault.URL_MISSING);
        }
    }

    static WebhookSettings off() {
        return new WebhookSettings(false, null, Language.EN);
    }
}
