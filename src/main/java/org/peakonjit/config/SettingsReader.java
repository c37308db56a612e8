package org.peakonjit.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.peakonjit.config.Settings.AuditWebhook;
import org.peakonjit.config.Settings.Secret;
import org.peakonjit.config.Settings.Unsolicited;
import org.peakonjit.outbound.WebUrlText;
import org.peakonjit.outbound.WebhookSecret;
import org.peakonjit.subject.AttributeNames;
import org.peakonjit.subject.AttributeNames.Known;

/** Reads all settings from one source, collecting every problem before it complains. */
final class SettingsReader {

    private static final Map<Known, SettingKey> ATTRIBUTES = new EnumMap<>(Map.of(
            Known.GROUPS, SettingKey.ATTRIBUTES_GROUPS,
            Known.DISTINGUISHED_NAME, SettingKey.ATTRIBUTES_DISTINGUISHED_NAME,
            Known.EMAIL, SettingKey.ATTRIBUTES_EMAIL,
            Known.GIVEN_NAME, SettingKey.ATTRIBUTES_GIVEN_NAME,
            Known.FAMILY_NAME, SettingKey.ATTRIBUTES_FAMILY_NAME,
            Known.EMPLOYEE_NUMBER, SettingKey.ATTRIBUTES_EMPLOYEE_NUMBER,
            Known.EXTERNAL_ID, SettingKey.ATTRIBUTES_EXTERNAL_ID,
            Known.PERSON_ID, SettingKey.ATTRIBUTES_PERSON_ID,
            Known.PREFERRED_LANGUAGE, SettingKey.ATTRIBUTES_PREFERRED_LANGUAGE));

    private static final List<String> DATABASE_URLS = List.of("jdbc:h2:", "jdbc:postgresql:", "jdbc:mariadb:");
    /** What people are like is kept for a while, to find a mistake; not for ever. */
    private static final Duration LONGEST_WITH_VALUES = Duration.ofDays(31);

    private static final int FOR_EVER = 36_500;

    private final SettingValues values;

    SettingsReader(Function<SettingKey, Optional<String>> source) {
        values = new SettingValues(source);
    }

    /** @throws WrongSettingsException naming every wrong key */
    Settings read() {
        URI baseUrl = baseUrl();
        Path dataDir = values.path(SettingKey.DATA_DIR, "./peakon-jit-data");
        SamlSettingsReader saml = new SamlSettingsReader(values);
        Settings settings = new Settings(
                baseUrl,
                dataDir,
                trustedProxies(),
                saml.idp(),
                saml.sp(baseUrl),
                saml.clockSkew(),
                attributes(),
                trace(),
                new PagesSettingsReader(values).read(),
                database(dataDir),
                values.text(SettingKey.MASTER_KEY).map(Secret::new),
                admin(),
                values.file(SettingKey.APPLICATIONS),
                values.number(SettingKey.FORMER_HOLDERS_RETENTION, 730, 1, 36_500),
                auditWebhook());
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

    private Settings.Trace trace() {
        return new Settings.Trace(
                values.number(SettingKey.TRACE_DAYS, 30, 1, 3650),
                attributeValuesUntil(),
                values.flag(SettingKey.TRACE_GROUP_NAMES, true),
                values.text(SettingKey.AUDIT_RETENTION).isPresent()
                        ? OptionalInt.of(values.number(SettingKey.AUDIT_RETENTION, FOR_EVER, 1, FOR_EVER))
                        : OptionalInt.empty());
    }

    private Optional<Instant> attributeValuesUntil() {
        return values.read(
                SettingKey.TRACE_ATTRIBUTE_VALUES_UNTIL,
                SettingsReader::soon,
                "is no moment within the next 31 days",
                "Give a moment such as 2026-12-01T18:00:00Z, 31 days ahead at most");
    }

    private static Optional<Instant> soon(String text) {
        try {
            return Optional.of(Instant.parse(text))
                    .filter(until -> until.isBefore(Instant.now().plus(LONGEST_WITH_VALUES)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Settings.Database database(Path dataDir) {
        Optional<String> jndiName = values.text(SettingKey.DATASOURCE);
        Optional<String> url = values.text(SettingKey.DATABASE_URL);
        if (jndiName.isPresent() && url.isPresent()) {
            values.wrong(
                    SettingKey.DATASOURCE,
                    "stands beside " + SettingKey.DATABASE_URL.key(),
                    "Give one of the two: the server's data source by JNDI name, or a JDBC URL");
        }
        url.filter(value -> DATABASE_URLS.stream().noneMatch(value::startsWith))
                .ifPresent(
                        value -> values.wrong(
                                SettingKey.DATABASE_URL,
                                "is no JDBC URL of a supported database",
                                "Use jdbc:postgresql://host/database or jdbc:mariadb://host/database, or leave it out for the embedded H2"));
        return new Settings.Database(
                jndiName,
                url.orElseGet(() -> "jdbc:h2:file:" + dataDir.resolve("database")),
                values.text(SettingKey.DATABASE_USER),
                values.secret(SettingKey.DATABASE_PASSWORD),
                values.number(SettingKey.DATABASE_POOL_SIZE, 16, 1, 500),
                values.duration(
                        SettingKey.DATABASE_WAIT,
                        ChronoUnit.FOREVER.getDuration(),
                        "is no duration",
                        "Use an ISO 8601 duration such as PT5M, or leave it out to wait as long as it takes"),
                values.flag(SettingKey.DATABASE_MIGRATE, true));
    }

    private Settings.Admin admin() {
        return new Settings.Admin(
                values.text(SettingKey.ADMIN_USER).orElse("admin"),
                values.secret(SettingKey.ADMIN_PASSWORD),
                values.names(SettingKey.ADMIN_GROUPS));
    }

    /** Common names, but for what is set. */
    private AttributeNames attributes() {
        Map<Known, List<String>> names = new EnumMap<>(AttributeNames.common().names());
        ATTRIBUTES.forEach((known, key) -> {
            List<String> configured = values.list(key);
            if (!configured.isEmpty()) {
                names.put(known, configured);
            }
        });
        return new AttributeNames(
                names, values.text(SettingKey.ATTRIBUTES_GROUPS_DELIMITER).orElse(""));
    }

    private Optional<AuditWebhook> auditWebhook() {
        if (values.text(SettingKey.AUDIT_WEBHOOK_URL).isEmpty()) {
            return Optional.empty();
        }
        Optional<URI> url = values.webUrl(SettingKey.AUDIT_WEBHOOK_URL, "Give the address that takes the audit");
        Optional<Secret> secret =
                values.secret(SettingKey.AUDIT_WEBHOOK_SECRET).filter(one -> WebhookSecret.isStrong(one.value()));
        if (secret.isEmpty()) {
            values.wrong(
                    SettingKey.AUDIT_WEBHOOK_SECRET,
                    "is missing, or too short",
                    "Give the secret that the receiver verifies signatures with: 24 characters or more, or whsec_ and"
                            + " base64");
        }
        return url.flatMap(where -> secret.map(with -> new AuditWebhook(where, with)));
    }
}
