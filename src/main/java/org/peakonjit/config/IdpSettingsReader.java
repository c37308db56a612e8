package org.peakonjit.config;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.peakonjit.config.Settings.Unsolicited;
import org.peakonjit.json.Shapes;
import org.peakonjit.outbound.WebUrlText;

/** Reads what is set about the company's IdP. */
final class IdpSettingsReader {

    private final SettingValues values;

    IdpSettingsReader(SettingValues values) {
        this.values = values;
    }

    Settings.Idp read() {
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
            Optional<String> pem = CertificateFile.read(file);
            if (pem.isEmpty()) {
                values.wrong(
                        SettingKey.IDP_METADATA_CERTIFICATE,
                        "there is no X.509 certificate in " + file,
                        "Give a PEM file with the certificate under which the IdP signs its metadata");
            }
            return pem;
        });
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
}
