package org.peakonjit.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.peakonjit.config.Settings.Secret;
import org.peakonjit.config.Settings.Unsolicited;
import org.peakonjit.config.WrongSettingsException.Problem;
import org.peakonjit.subject.AttributeNames;
import org.peakonjit.subject.AttributeNames.Known;

/** Reads all settings from one source, collecting every problem before it complains. */
final class SettingsReader {

    private static final Map<Known, SettingKey> ATTRIBUTE_KEYS = new EnumMap<>(Map.of(
            Known.GROUPS, SettingKey.ATTRIBUTES_GROUPS,
            Known.DISTINGUISHED_NAME, SettingKey.ATTRIBUTES_DISTINGUISHED_NAME,
            Known.EMAIL, SettingKey.ATTRIBUTES_EMAIL,
            Known.GIVEN_NAME, SettingKey.ATTRIBUTES_GIVEN_NAME,
            Known.FAMILY_NAME, SettingKey.ATTRIBUTES_FAMILY_NAME,
            Known.EMPLOYEE_NUMBER, SettingKey.ATTRIBUTES_EMPLOYEE_NUMBER,
            Known.EXTERNAL_ID, SettingKey.ATTRIBUTES_EXTERNAL_ID,
            Known.PREFERRED_LANGUAGE, SettingKey.ATTRIBUTES_PREFERRED_LANGUAGE));

    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})*");
    private static final Duration LONGEST_SKEW = Duration.ofMinutes(10);

    private final Function<SettingKey, Optional<String>> source;
    private final List<Problem> problems = new ArrayList<>();

    SettingsReader(Function<SettingKey, Optional<String>> source) {
        this.source = source;
    }

    /**
     * The settings.
     *
     * @throws WrongSettingsException naming every wrong key
     */
    Settings read() {
        URI baseUrl = baseUrl();
        Path dataDir = path(SettingKey.DATA_DIR, "./peakon-jit-data");
        Settings settings = new Settings(
                baseUrl,
                dataDir,
                trustedProxies(),
                new Settings.Idp(idpMetadata(), metadataCertificate(), emailDomains(), unsolicited()),
                new Settings.Sp(
                        text(SettingKey.SP_ENTITY_ID).orElse(baseUrl + "/saml/metadata"),
                        flag(SettingKey.SP_SIGN_REQUESTS, true),
                        flag(SettingKey.SP_WANT_ASSERTIONS_ENCRYPTED, false),
                        authentication(),
                        flag(SettingKey.SAML_ALLOW_MISSING_DESTINATION, false)),
                clockSkew(),
                attributes(),
                database(dataDir),
                text(SettingKey.MASTER_KEY).map(Secret::new),
                new Settings.Admin(
                        text(SettingKey.ADMIN_USER).orElse("admin"),
                        text(SettingKey.ADMIN_PASSWORD).map(Secret::new),
                        list(SettingKey.ADMIN_GROUPS)),
                text(SettingKey.APPLICATIONS).map(value -> existingFile(SettingKey.APPLICATIONS, value)));
        if (settings.sp().authentication().force() && settings.idp().unsolicited() == Unsolicited.ACCEPT) {
            wrong(
                    SettingKey.SP_FORCE_AUTHN,
                    "cannot be demanded of a Response nobody asked for",
                    "Set " + SettingKey.IDP_UNSOLICITED.key() + " to restart, or leave this one out");
        }
        if (!problems.isEmpty()) {
            throw new WrongSettingsException(problems);
        }
        return settings;
    }

    private URI baseUrl() {
        String value = text(SettingKey.BASE_URL).orElse("http://localhost:8080").replaceAll("/+$", "");
        URI url = uri(value);
        if (url == null || !isHttp(url) || url.getRawQuery() != null || url.getRawFragment() != null) {
            wrong(
                    SettingKey.BASE_URL,
                    "\"" + value + "\" is no URL that people could use",
                    "Give the http or https URL of this proxy, context path included, without query or fragment");
            return URI.create("http://localhost:8080");
        }
        return url;
    }

    private Optional<URI> idpMetadata() {
        return text(SettingKey.IDP_METADATA).map(value -> {
            URI url = uri(value);
            if (url != null && isHttp(url)) {
                return url;
            }
            String file = value.startsWith("file:") ? value.replaceFirst("^file:(//)?", "") : value;
            return existingFile(SettingKey.IDP_METADATA, file).toUri();
        });
    }

    private Optional<String> metadataCertificate() {
        return text(SettingKey.IDP_METADATA_CERTIFICATE)
                .map(value -> existingFile(SettingKey.IDP_METADATA_CERTIFICATE, value))
                .flatMap(file -> {
                    Optional<String> pem = CertificateFile.read(file);
                    if (pem.isEmpty()) {
                        wrong(
                                SettingKey.IDP_METADATA_CERTIFICATE,
                                "there is no X.509 certificate in " + file,
                                "Give a PEM file with the certificate under which the IdP signs its metadata");
                    }
                    return pem;
                });
    }

    private List<String> emailDomains() {
        List<String> domains = list(SettingKey.IDP_EMAIL_DOMAINS).stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .toList();
        domains.stream()
                .filter(domain -> !DOMAIN.matcher(domain).matches())
                .forEach(domain -> wrong(
                        SettingKey.IDP_EMAIL_DOMAINS,
                        "\"" + domain + "\" is no domain name",
                        "Give what stands behind the @, such as corp.example"));
        return domains;
    }

    private Unsolicited unsolicited() {
        String value = text(SettingKey.IDP_UNSOLICITED).orElse("restart");
        try {
            return Unsolicited.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            wrong(SettingKey.IDP_UNSOLICITED, "\"" + value + "\" is unknown", "Use restart, accept or refuse");
            return Unsolicited.RESTART;
        }
    }

    private TrustedProxies trustedProxies() {
        return new TrustedProxies(list(SettingKey.TRUSTED_PROXIES).stream()
                .flatMap(text -> {
                    Optional<TrustedProxies.Network> network = TrustedProxies.Network.read(text);
                    if (network.isEmpty()) {
                        wrong(
                                SettingKey.TRUSTED_PROXIES,
                                "\"" + text + "\" is no address or network, or it is everybody's",
                                "List the reverse proxies' addresses or networks, such as 10.0.0.7 or fd00:1::/64");
                    }
                    return network.stream();
                })
                .toList());
    }

    private Settings.Authentication authentication() {
        List<String> contexts = list(SettingKey.SP_REQUESTED_AUTHN_CONTEXT);
        contexts.stream()
                .filter(context -> Optional.ofNullable(uri(context))
                        .filter(URI::isAbsolute)
                        .isEmpty())
                .forEach(context -> wrong(
                        SettingKey.SP_REQUESTED_AUTHN_CONTEXT,
                        "\"" + context + "\" is no absolute URI",
                        "List AuthnContextClassRefs that the IdP knows, such as"
                                + " urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"));
        return new Settings.Authentication(flag(SettingKey.SP_FORCE_AUTHN, false), contexts);
    }

    private Duration clockSkew() {
        String value = text(SettingKey.SAML_CLOCK_SKEW).orElse("PT3M");
        try {
            Duration skew = Duration.parse(value);
            if (!skew.isNegative() && skew.compareTo(LONGEST_SKEW) <= 0) {
                return skew;
            }
        } catch (DateTimeParseException e) {
            // falls through to the one message
        }
        wrong(
                SettingKey.SAML_CLOCK_SKEW,
                "\"" + value + "\" is no duration between PT0S and PT10M",
                "Use an ISO 8601 duration such as PT3M");
        return Duration.ofMinutes(3);
    }

    private AttributeNames attributes() {
        Map<Known, List<String>> names = new EnumMap<>(AttributeNames.common().names());
        ATTRIBUTE_KEYS.forEach((known, key) -> {
            List<String> configured = list(key);
            if (!configured.isEmpty()) {
                names.put(known, configured);
            }
        });
        return new AttributeNames(names);
    }

    private Settings.Database database(Path dataDir) {
        Optional<String> jndiName = text(SettingKey.DATASOURCE);
        Optional<String> url = text(SettingKey.DATABASE_URL);
        if (jndiName.isPresent() && url.isPresent()) {
            wrong(
                    SettingKey.DATASOURCE,
                    "stands beside " + SettingKey.DATABASE_URL.key(),
                    "Give one of the two: the server's data source by JNDI name, or a JDBC URL");
        }
        url.filter(value -> !value.startsWith("jdbc:h2:") && !value.startsWith("jdbc:postgresql:"))
                .ifPresent(value -> wrong(
                        SettingKey.DATABASE_URL,
                        "is no JDBC URL of a supported database",
                        "Use jdbc:postgresql://host/database, or leave it out for the embedded H2"));
        return new Settings.Database(
                jndiName,
                url.orElseGet(() -> "jdbc:h2:file:" + dataDir.resolve("database")),
                text(SettingKey.DATABASE_USER),
                text(SettingKey.DATABASE_PASSWORD).map(Secret::new),
                number(SettingKey.DATABASE_POOL_SIZE, 16, 1, 500));
    }

    private Path path(SettingKey key, String fallback) {
        String value = text(key).orElse(fallback);
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            wrong(key, "\"" + value + "\" is no path", "Give a directory that the server may write to");
            return Path.of(fallback).toAbsolutePath();
        }
    }

    private Path existingFile(SettingKey key, String value) {
        Path file = path(key, value);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            wrong(key, "there is no readable file " + file, "Give the path of a file the server's user may read");
        }
        return file;
    }

    private boolean flag(SettingKey key, boolean fallback) {
        String value = text(key).orElse(Boolean.toString(fallback)).toLowerCase(Locale.ROOT);
        if (!List.of("true", "false").contains(value)) {
            wrong(key, "\"" + value + "\" is neither true nor false", "Use true or false");
        }
        return Boolean.parseBoolean(value);
    }

    private int number(SettingKey key, int fallback, int least, int most) {
        String value = text(key).orElse(Integer.toString(fallback));
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message
        }
        wrong(key, "\"" + value + "\" is out of range", "Use a whole number from " + least + " to " + most);
        return fallback;
    }

    private List<String> list(SettingKey key) {
        return text(key).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private Optional<String> text(SettingKey key) {
        return source.apply(key).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static @Nullable URI uri(String value) {
        try {
            return new URI(value);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isHttp(URI url) {
        return url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
    }

    private void wrong(SettingKey key, String what, String remedy) {
        problems.add(new Problem(key.key(), what, remedy));
    }
}
