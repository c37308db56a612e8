package org.peakonjit.config;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.peakonjit.json.Shapes;

/** Reads what is set about our SAML service provider. */
final class SpSettingsReader {

    private static final Duration LONGEST_SKEW = Duration.ofMinutes(10);

    private static final Predicate<String> ENTITY_ID = new Shapes.EntityId();

    private final SettingValues values;

    SpSettingsReader(SettingValues values) {
        this.values = values;
    }

    Settings.Sp read(URI baseUrl) {
        return new Settings.Sp(
                entityId().orElse(baseUrl + "/saml/metadata"),
                values.flag(SettingKey.SP_SIGN_REQUESTS, true),
                values.flag(SettingKey.SP_WANT_ASSERTIONS_ENCRYPTED, false),
                authentication(),
                values.flag(SettingKey.SAML_ALLOW_MISSING_DESTINATION, false),
                values.flag(SettingKey.SP_ALLOW_CBC_ENCRYPTION, false));
    }

    private Optional<String> entityId() {
        Optional<String> value = values.text(SettingKey.SP_ENTITY_ID);
        value.filter(ENTITY_ID.negate())
                .ifPresent(wrong -> values.wrong(
                        SettingKey.SP_ENTITY_ID,
                        "\"" + wrong + "\" is no entityID",
                        "Give a URI of at most 1024 characters, without white space"));
        return value;
    }

    private Settings.Authentication authentication() {
        List<String> contexts = values.list(SettingKey.SP_REQUESTED_AUTHN_CONTEXT);
        contexts.stream()
                .filter(context -> Optional.ofNullable(SettingValues.uri(context))
                        .filter(URI::isAbsolute)
                        .isEmpty())
                .forEach(context -> values.wrong(
                        SettingKey.SP_REQUESTED_AUTHN_CONTEXT,
                        "\"" + context + "\" is no absolute URI",
                        "List AuthnContextClassRefs that the IdP knows, such as"
                                + " urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"));
        return new Settings.Authentication(values.flag(SettingKey.SP_FORCE_AUTHN, false), contexts);
    }

    Duration clockSkew() {
        String value = values.text(SettingKey.SAML_CLOCK_SKEW).orElse("PT3M");
        try {
            Duration skew = Duration.parse(value);
            if (!skew.isNegative() && skew.compareTo(LONGEST_SKEW) <= 0) {
                return skew;
            }
        } catch (DateTimeParseException e) {
            // falls through to the one message
        }
        values.wrong(
                SettingKey.SAML_CLOCK_SKEW,
                "\"" + value + "\" is no duration between PT0S and PT10M",
                "Use an ISO 8601 duration such as PT3M");
        return Duration.ofMinutes(3);
    }
}
