package org.peakonjit.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.peakonjit.config.Settings.Unsolicited;
import org.peakonjit.json.Shapes;
import org.peakonjit.outbound.WebUrlText;

/** Reads what is set about the company's IdP and our SAML service provider. */
final class SamlSettingsReader {

    private static final Duration LONGEST_SKEW = Duration.ofMinutes(10);
    private static final int LONGEST_CERTIFICATE = 16 * 1024;
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final SettingValues values;

    SamlSettingsReader(SettingValues values) {
        this.values = values;
    }

    Settings.Idp idp() {
        return new Settings.Idp(metadata(), metadataCertificate(), emailDomains(), unsolicited());
    }

    private Optional<URI> metadata() {
        return values.text(SettingKey.IDP_METADATA).map(value -> {
            if (value.matches("(?i)https?:.*")) {
                return url(value);
            }
            return values.existingFile(SettingKey.IDP_METADATA, value.startsWith("file:") ? path(value) : value)
                    .toUri();
        });
    }

    /** Of a file: URL (RFC 8089), and of what people write like one. */
    private static String path(String value) {
        String rest = value.replaceFirst("^file:(//)?", "");
        URI url = rest.startsWith("/") ? SettingValues.uri(value) : null;
        return url != null && url.getRawQuery() == null && url.getRawFragment() == null ? url.getPath() : rest;
    }

    private URI url(String value) {
        WebUrlText.Parsed parsed = WebUrlText.read(value);
        if (parsed.url() != null) {
            return parsed.url();
        }
        values.wrong(
                SettingKey.IDP_METADATA,
                "\"" + value + "\" is no URL" + parsed.reason(),
                "Give the http or https URL of the IdP's metadata, or the path of a file");
        return URI.create("http://localhost/");
    }

    private Optional<String> metadataCertificate() {
        return values.file(SettingKey.IDP_METADATA_CERTIFICATE).flatMap(file -> {
            Optional<String> pem = pem(file);
            if (pem.isEmpty()) {
                values.wrong(
                        SettingKey.IDP_METADATA_CERTIFICATE,
                        "there is no X.509 certificate in " + file,
                        "Give a PEM file with the certificate under which the IdP signs its metadata");
            }
            return pem;
        });
    }

    /** The file's certificate as PEM (RFC 7468 §5), or empty where there is none in it; a file in DER will do. */
    private static Optional<String> pem(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] pem = in.readNBytes(LONGEST_CERTIFICATE);
            byte[] der = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem))
                    .getEncoded();
            return Optional.of(
                    "-----BEGIN CERTIFICATE-----\n" + LINES.encodeToString(der) + "\n-----END CERTIFICATE-----");
        } catch (IOException | CertificateException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private List<String> emailDomains() {
        return values.list(
                SettingKey.IDP_EMAIL_DOMAINS,
                text -> Optional.of(text.toLowerCase(Locale.ROOT)).filter(new Shapes.DomainName()),
                "is no domain name",
                "Give what stands behind the @, such as corp.example");
    }

    private Unsolicited unsolicited() {
        return values.read(
                        SettingKey.IDP_UNSOLICITED,
                        text -> Arrays.stream(Unsolicited.values())
                                .filter(one -> one.name().equalsIgnoreCase(text))
                                .findFirst(),
                        "is unknown",
                        "Use restart, accept or refuse")
                .orElse(Unsolicited.RESTART);
    }

    Settings.Sp sp(URI baseUrl) {
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
