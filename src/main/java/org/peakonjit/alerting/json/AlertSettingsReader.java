package org.peakonjit.alerting.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.peakonjit.alerting.AlertSettings;
import org.peakonjit.alerting.Language;
import org.peakonjit.alerting.LicenseThresholds;
import org.peakonjit.alerting.MailSecurity;
import org.peakonjit.alerting.MailSettings;
import org.peakonjit.alerting.WebhookSecret;
import org.peakonjit.alerting.WebhookSettings;
import org.peakonjit.alerting.json.AlertSettingsReading.Readable;
import org.peakonjit.alerting.json.AlertSettingsReading.Wrong;
import org.peakonjit.application.json.ApplicationCodec;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Fields;
import org.peakonjit.json.Shapes;

/** Reads the settings of alerts, noting everything that is wrong with them. */
final class AlertSettingsReader {

    private static final int HIGHEST_THRESHOLD = 1000;
    private static final int MOST_POINTS = 50;
    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_RECEIVERS = 50;
    private static final int LONGEST_TEXT = 1024;
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    /** What every SMTP server takes: no spaces, controls, quotes or lists, and one @. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s\\p{Cntrl}@<>,;:\"()\\[\\]\\\\]{1,64}@[^\\s\\p{Cntrl}@<>,;:\"()\\\\]{1,255}");

    private static final Pattern PRINTABLE = Pattern.compile("[^\\p{Cntrl}]{1,1024}");

    private final List<FieldError> errors = new ArrayList<>();
    private Optional<String> mailPassword = Optional.empty();
    private Optional<String> webhookSecret = Optional.empty();

    AlertSettingsReading read(JsonNode json) {
        Fields root = new Fields(json, "", errors);
        AlertSettings settings = new AlertSettings(licenses(root), mail(root), webhook(root));
        root.refuseTheRest();
        return errors.isEmpty() ? new Readable(settings, mailPassword, webhookSecret) : new Wrong(errors);
    }

    private static LicenseThresholds licenses(Fields root) {
        Fields licenses = root.object("licenses");
        List<Integer> general = licenses.has("thresholds") ? thresholds(licenses) : LicenseThresholds.DEFAULT.general();
        Integer rearmBelow = licenses.wholeNumber("rearmBelow", 0, MOST_POINTS);
        Map<String, List<Integer>> own = new LinkedHashMap<>();
        for (Fields application : licenses.objects("applications")) {
            String name = application.words("name", 63);
            if (own.put(name, thresholds(application)) != null) {
                application.wrong("name", "duplicate", "names another application's thresholds, too");
            }
            application.refuseTheRest();
        }
        licenses.refuseTheRest();
        return new LicenseThresholds(
                general, rearmBelow == null ? LicenseThresholds.DEFAULT.rearmBelow() : rearmBelow, own);
    }

    private static List<Integer> thresholds(Fields of) {
        List<Integer> percents = of.wholeNumbers("thresholds", 1, HIGHEST_THRESHOLD);
        if (percents.stream().distinct().count() < percents.size()) {
            of.wrong("thresholds", "duplicate", "must not name a threshold twice");
        }
        return percents;
    }

    private MailSettings mail(Fields root) {
        MailSettings usual = AlertSettings.DEFAULT.mail();
        Fields mail = root.object("mail");
        Integer port = mail.wholeNumber("port", 1, HIGHEST_PORT);
        MailSettings settings = new MailSettings(
                mail.flag("enabled", false),
                mail.shaped("host", AlertSettingsReader::host, "must be the SMTP server's host name or address"),
                port == null ? usual.port() : port,
                mail.choice("security", MailSecurity.values(), usual.security()),
                mail.shaped("user", AlertSettingsReader::printable, "must be a text on one line"),
                mail.shaped("from", AlertSettingsReader::address, "must be one e-mail address"),
                mail.texts("to", one -> address(one) != null, "must be one e-mail address"),
                mail.choice("language", Language.values(), Language.EN));
        mailPassword = secret(mail, "password");
        if (settings.to().size() > MOST_RECEIVERS) {
            mail.wrong("to", "range", "must not be more than " + MOST_RECEIVERS);
        }
        if (settings.enabled()) {
            need(mail, "host", "is missing: the SMTP server");
            need(mail, "from", "is missing: the sender's address");
            if (!mail.has("to") || mail.isArray("to") && settings.to().isEmpty()) {
                mail.wrong("to", "required", "is missing: somebody to tell");
            }
        }
        if (mailPassword.isPresent()) {
            need(mail, "user", "is missing: a password needs a user");
        }
        mail.refuseTheRest();
        return settings;
    }

    private WebhookSettings webhook(Fields root) {
        Fields webhook = root.object("webhook");
        WebhookSettings settings = new WebhookSettings(
                webhook.flag("enabled", false),
                webhook.shaped(
                        "url", Shapes::webUrl, "must be an absolute http or https URL without user name or fragment"),
                webhook.choice("language", Language.values(), Language.EN));
        webhookSecret = secret(webhook, "secret");
        if (settings.enabled() || webhookSecret.isPresent()) {
            need(webhook, "url", "is missing: where to post notices");
        }
        webhookSecret
                .filter(secret -> !WebhookSecret.isStrong(secret))
                .ifPresent(secret -> webhook.wrong("secret", "value", WebhookSecret.RULE));
        webhook.refuseTheRest();
        return settings;
    }

    private static Optional<String> secret(Fields fields, String name) {
        return Optional.ofNullable(fields.shaped(name, AlertSettingsReader::printable, "must be a text on one line"))
                .filter(text -> !text.equals(ApplicationCodec.MASK));
    }

    private static void need(Fields fields, String name, String message) {
        if (!fields.has(name)) {
            fields.wrong(name, "required", message);
        }
    }

    private static @Nullable String host(String text) {
        return IPV6.matcher(text).matches() || Shapes.domain(text) != null ? text : null;
    }

    private static @Nullable String address(String text) {
        return ADDRESS.matcher(text).matches() ? text : null;
    }

    private static @Nullable String printable(String text) {
        return text.length() <= LONGEST_TEXT && PRINTABLE.matcher(text).matches() ? text : null;
    }
}
