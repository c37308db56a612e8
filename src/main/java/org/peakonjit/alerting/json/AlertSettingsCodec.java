package org.peakonjit.alerting.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.peakonjit.alerting.AlertSettings;
import org.peakonjit.alerting.LicenseThresholds;
import org.peakonjit.alerting.MailSettings;
import org.peakonjit.alerting.WebhookSettings;
import org.peakonjit.json.EnumNames;

/** The settings of alerts as a JSON resource: read strictly, written without secrets. */
public final class AlertSettingsCodec {

    private AlertSettingsCodec() {}

    /** Reads them: all of it, or everything that is wrong. What is left out is as before anybody set anything. */
    public static AlertSettingsReading read(JsonNode json) {
        return new AlertSettingsReader().read(json);
    }

    /** The settings with all defaults spelled out and without secrets; {@link #read} reads them back. */
    public static ObjectNode write(AlertSettings settings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        write(settings.licenses(), json.putObject("licenses"));
        write(settings.mail(), json.putObject("mail"));
        write(settings.webhook(), json.putObject("webhook"));
        return json;
    }

    private static void write(LicenseThresholds licenses, ObjectNode json) {
        putNumbers(json, licenses.general());
        json.put("rearmBelow", licenses.rearmBelow());
        ArrayNode own = json.putArray("applications");
        licenses.own().forEach((name, percents) -> putNumbers(own.addObject().put("name", name), percents));
    }

    private static void putNumbers(ObjectNode json, List<Integer> percents) {
        ArrayNode array = json.putArray("thresholds");
        percents.forEach(array::add);
    }

    private static void write(MailSettings mail, ObjectNode json) {
        json.put("enabled", mail.enabled());
        putIfSet(json, "host", mail.host());
        json.put("port", mail.port());
        json.put("security", EnumNames.of(mail.security()));
        putIfSet(json, "user", mail.user());
        putIfSet(json, "from", mail.from());
        ArrayNode to = json.putArray("to");
        mail.to().forEach(to::add);
        json.put("language", EnumNames.of(mail.language()));
    }

    private static void write(WebhookSettings webhook, ObjectNode json) {
        json.put("enabled", webhook.enabled());
        putIfSet(json, "url", webhook.url());
        json.put("language", EnumNames.of(webhook.language()));
    }

    private static void putIfSet(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, Objects.toString(value));
        }
    }
}
