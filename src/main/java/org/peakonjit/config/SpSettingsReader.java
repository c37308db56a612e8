package org.peakonjit.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.peakonjit.json.Shapes;

/** Reads what is set about our SAML service provider. */
final class SpSettingsReader {

    private static final Duration LONGEST_SKEW = Duration.ofMinutes(10);

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
        return values.read(
                SettingKey.SP_ENTITY_ID,
                text -> Optional.of(text).filter(new Shapes.EntityId()),
                "is no entityID",
                "Give a URI of at most 1024 characters, without white space");
    }

    private Settings.Authentication authentication() {
        return new Settings.Authentication(
                values.flag(SettingKey.SP_FORCE_AUTHN, false),
                values.list(
                        SettingKey.SP_REQUESTED_AUTHN_CONTEXT,
                        text -> Optional.ofNullable(SettingValues.uri(text))
                                .filter(URI::isAbsolute)
                                .map(uri -> text),
                        "is no absolute URI",
                        "List AuthnContextClassRefs that the IdP knows, such as"
                                + " urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"));
    }

    Duration clockSkew() {
        return values.duration(
                        SettingKey.SAML_CLOCK_SKEW,
                        LONGEST_SKEW,
                        "is no duration between PT0S and PT10M",
                        "Use an ISO 8601 duration such as PT3M")
                .orElse(Duration.ofMinutes(3));
    }
}
