package org.peakonjit.alerting.settings;

import java.util.EnumSet;
import java.util.Set;
import org.peakonjit.alerting.ChannelKind;

/** What administrators set about alerts, without secrets. */
public record AlertSettings(LicenseThresholds licenses, MailSettings mail, WebhookSettings webhook) {

    /** Before anybody set anything: the usual thresholds, and nobody is told but whoever looks. */
    public static final AlertSettings DEFAULT =
            new AlertSettings(LicenseThresholds.DEFAULT, MailSettings.off(), WebhookSettings.off());

    /** The same without what is set for other applications than these. */
    public AlertSettings among(Set<String> applications) {
        return new AlertSettings(licenses.among(applications), mail, webhook);
    }

    public Set<ChannelKind> channels() {
        Set<ChannelKind> on = EnumSet.noneOf(ChannelKind.class);
        if (mail.enabled()) {
            on.add(ChannelKind.MAIL);
        }
        if (webhook.enabled()) {
            on.add(ChannelKind.WEBHOOK);
        }
        return on;
    }
}
