package org.peakonjit.administration.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.peakonjit.alerting.AlertSettingsStore.Stored;
import org.peakonjit.alerting.MailSettings;
import org.peakonjit.alerting.json.AlertSettingsCodec;
import org.peakonjit.alerting.json.AlertSettingsReading;
import org.peakonjit.alerting.json.AlertSettingsReading.Readable;
import org.peakonjit.alerting.json.AlertSettingsReading.Wrong;
import org.peakonjit.application.json.ApplicationCodec;
import org.peakonjit.json.FieldError;

/** The settings of alerts as administrators read and write them: their JSON, checked against what is stored. */
public final class AlertSettingsDocument {

    private static final String AGAIN = "must be given again when %s is changed";

    private AlertSettingsDocument() {}

    /** Reads what shall be stored in place of {@code stored}, or finds all that is wrong with it. */
    static AlertSettingsReading read(JsonNode body, Stored stored, Set<String> applications) {
        AlertSettingsReading reading = AlertSettingsCodec.read(body);
        if (!(reading instanceof Readable readable)) {
            return reading;
        }
        List<FieldError> errors = new ArrayList<>();
        if (stored.mailPasswordSet()
                && readable.mailPassword().isEmpty()
                && sendsThePasswordElsewhere(readable, stored)) {
            errors.add(new FieldError(
                    "/mail/password", "required", AGAIN.formatted("the server, its port, its encryption or the user")));
        }
        if (stored.webhookSecretSet()
                && readable.webhookSecret().isEmpty()
                && readable.settings().webhook().url() != null
                && !Objects.equals(
                        readable.settings().webhook().url(),
                        stored.settings().webhook().url())) {
            errors.add(new FieldError("/webhook/secret", "required", AGAIN.formatted("the URL")));
        }
        int index = 0;
        for (JsonNode one : body.at("/licenses/applications")) {
            if (!applications.contains(one.path("name").asText())) {
                errors.add(new FieldError(
                        "/licenses/applications/" + index + "/name", "value", "must be the name of an application"));
            }
            index++;
        }
        return errors.isEmpty() ? readable : new Wrong(errors);
    }

    /** The secrets without which a channel that is switched on sends nothing. */
    static List<FieldError> missingSecrets(Readable wanted, Stored stored) {
        List<FieldError> errors = new ArrayList<>();
        MailSettings mail = wanted.settings().mail();
        if (mail.enabled() && mail.user() != null && wanted.mailPassword().isEmpty() && !stored.mailPasswordSet()) {
            errors.add(missing("/mail/password", "mailPasswordMissing", "the user's password"));
        }
        if (wanted.settings().webhook().enabled() && wanted.webhookSecret().isEmpty() && !stored.webhookSecretSet()) {
            errors.add(missing("/webhook/secret", "webhookSecretMissing", "the secret that signs each notice"));
        }
        return errors;
    }

    private static FieldError missing(String pointer, String detail, String what) {
        return new FieldError(
                pointer,
                "required",
                "is missing: " + what + "; give it, or switch the channel off",
                new FieldError.Detail(detail, List.of()));
    }

    private static boolean sendsThePasswordElsewhere(Readable wanted, Stored stored) {
        MailSettings now = wanted.settings().mail();
        MailSettings before = stored.settings().mail();
        return now.user() != null
                && !(Objects.equals(now.host(), before.host())
                        && now.port() == before.port()
                        && now.security() == before.security()
                        && Objects.equals(now.user(), before.user()));
    }

    /**
     * The settings, secrets masked.
     *
     * @param applications what is set for others, which are gone, is left out
     */
    public static ObjectNode write(Stored stored, Set<String> applications) {
        ObjectNode json = bare(stored, applications);
        json.withObject("/mail").put("password", stored.mailPasswordSet() ? ApplicationCodec.MASK : null);
        json.withObject("/webhook").put("secret", stored.webhookSecretSet() ? ApplicationCodec.MASK : null);
        return json;
    }

    /** The same without any word of secrets. */
    static ObjectNode bare(Stored stored, Set<String> applications) {
        ObjectNode json = AlertSettingsCodec.write(stored.settings());
        ArrayNode own = json.withArray("/licenses/applications");
        for (int i = own.size() - 1; i >= 0; i--) {
            if (!applications.contains(own.get(i).path("name").asText())) {
                own.remove(i);
            }
        }
        return json;
    }
}
