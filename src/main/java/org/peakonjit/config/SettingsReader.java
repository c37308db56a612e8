package org.peakonjit.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.peakonjit.config.Settings.Secret;
import org.peakonjit.config.Settings.Unsolicited;
import org.peakonjit.outbound.WebUrlText;

/** Reads all settings from one source, collecting every problem before it complains. */
final class SettingsReader {

    private final SettingValues values;

    SettingsReader(Function<SettingKey, Optional<String>> source) {
        values = new SettingValues(source);
    }

    /**
     * The settings.
     *
     * @throws WrongSettingsException naming every wrong key
     */
    Settings read() {
        URI baseUrl = baseUrl();
        Path dataDir = values.path(SettingKey.DATA_DIR, "./peakon-jit-data");
        SpSettingsReader sp = new SpSettingsReader(values);
        Settings settings = new Settings(
                baseUrl,
                dataDir,
                trustedProxies(),
                new IdpSettingsReader(values).read(),
                sp.read(baseUrl),
                sp.clockSkew(),
                new AttributeSettingsReader(values).read(),
                new TraceSettingsReader(values, Clock.systemUTC()).read(),
                new PagesSettingsReader(values).read(),
                new DatabaseSettingsReader(values).read(dataDir),
                values.text(SettingKey.MASTER_KEY).map(Secret::new),
                admin(),
                values.file(SettingKey.APPLICATIONS),
                values.number(SettingKey.FORMER_HOLDERS_RETENTION, 730, 1, 36_500),
                new AuditWebhookReader(values).read());
        if (settings.sp().authentication().force() && settings.idp().unsolicited() == Unsolicited.ACCEPT) {
            values.wrong(
                    SettingKey.SP_FORCE_AUTHN,
                    "cannot be demanded of a Response nobody asked for",
                    "Set " + SettingKey.IDP_UNSOLICITED.key() + " to restart, or leave this one out");
        }
        values.complain();
        return settings;
    }

    private URI baseUrl() {
        String value =
                values.text(SettingKey.BASE_URL).orElse("http://localhost:8080").replaceAll("/+$", "");
        WebUrlText.Parsed parsed = WebUrlText.read(value);
        URI url = parsed.url();
        if (url == null || url.getRawQuery() != null) {
            values.wrong(
                    SettingKey.BASE_URL,
                    "\"" + value + "\" is no URL that people could use" + parsed.reason(),
                    "Give the http or https URL of this proxy, context path included, without query or fragment");
            return URI.create("http://localhost:8080");
        }
        return url;
    }

    private TrustedProxies trustedProxies() {
        return new TrustedProxies(values.list(
                SettingKey.TRUSTED_PROXIES,
                TrustedProxies.Network::read,
                "is no address or network, or it is everybody's",
                "List the reverse proxies' addresses or networks, such as 10.0.0.7 or fd00:1::/64"));
    }

    private Settings.Admin admin() {
        return new Settings.Admin(
                values.text(SettingKey.ADMIN_USER).orElse("admin"),
                values.secret(SettingKey.ADMIN_PASSWORD),
                values.names(SettingKey.ADMIN_GROUPS));
    }
}
