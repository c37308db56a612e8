package org.peakonjit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.config.Settings.Unsolicited;
import org.peakonjit.config.WrongSettingsException.Problem;
import org.peakonjit.subject.AttributeNames.Known;

class SettingsReaderTest {

    @TempDir
    private Path directory;

    @Test
    void hasDefaultsForEverything() {
        Settings settings = read(Map.of());
        assertThat(settings.baseUrl()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(settings.isHttps()).isFalse();
        assertThat(settings.contextPath()).isEmpty();
        assertThat(settings.idp().metadata()).isEmpty();
        assertThat(settings.idp().unsolicited()).isEqualTo(Unsolicited.RESTART);
        assertThat(settings.sp().entityId()).isEqualTo("http://localhost:8080/saml/metadata");
        assertThat(settings.sp().signRequests()).isTrue();
        assertThat(settings.sp().wantAssertionsEncrypted()).isFalse();
        assertThat(settings.sp().authentication()).isEqualTo(Settings.Authentication.ANY);
        assertThat(settings.sp().allowMissingDestination()).isFalse();
        assertThat(settings.trustedProxies()).isEqualTo(new TrustedProxies(List.of()));
        assertThat(settings.clockSkew()).isEqualTo(Duration.ofMinutes(3));
        assertThat(settings.database().url()).isEqualTo("jdbc:h2:file:" + directory.resolve("database"));
        assertThat(settings.database().poolSize()).isEqualTo(16);
        assertThat(settings.masterKey()).isEmpty();
        assertThat(settings.admin().user()).isEqualTo("admin");
        assertThat(settings.admin().password()).isEmpty();
        assertThat(settings.applications()).isEmpty();
    }

    @Test
    void readsWhatIsGiven() throws IOException {
        Path metadata = Files.writeString(directory.resolve("idp.xml"), "<EntityDescriptor/>");
        Settings settings = read(Map.of(
                SettingKey.BASE_URL, " https://sso.corp.example/proxy/ ",
                SettingKey.IDP_METADATA, metadata.toString(),
                SettingKey.IDP_UNSOLICITED, "Refuse",
                SettingKey.SP_SIGN_REQUESTS, "FALSE",
                SettingKey.SAML_CLOCK_SKEW, "PT30S",
                SettingKey.ATTRIBUTES_EMAIL, "mail, upn ,",
                SettingKey.ADMIN_GROUPS, "a, b"));
        assertThat(settings.baseUrl()).isEqualTo(URI.create("https://sso.corp.example/proxy"));
        assertThat(settings.url("/login")).isEqualTo(URI.create("https://sso.corp.example/proxy/login"));
        assertThat(settings.contextPath()).isEqualTo("/proxy");
        assertThat(settings.isHttps()).isTrue();
        assertThat(settings.idp().metadata()).contains(metadata.toUri());
        assertThat(settings.idp().unsolicited()).isEqualTo(Unsolicited.REFUSE);
        assertThat(settings.sp().signRequests()).isFalse();
        assertThat(settings.clockSkew()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.attributes().names().get(Known.EMAIL)).containsExactly("mail", "upn");
        assertThat(settings.attributes().names().get(Known.GROUPS)).contains("memberOf");
        assertThat(settings.admin().groups()).containsExactly("a", "b");
    }

    @Test
    void readsMetadataFromAFileThatAUrlNames() throws IOException {
        Path metadata = Files.writeString(directory.resolve("our idp 100%.xml"), "<EntityDescriptor/>");
        String path = metadata.toUri().getRawPath();
        for (String url : List.of("file:" + path, "file://" + path, "file:" + metadata)) {
            assertThat(read(Map.of(SettingKey.IDP_METADATA, url)).idp().metadata())
                    .as(url)
                    .contains(metadata.toUri());
        }
    }

    /** As ADSelfService Plus and AD FS assert groups. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CN=Peakon Admins,OU=Groups,DC=corp | CN=Peakon Admins,OU=Groups,DC=corp",
                "CN=Smith\\, Ann,CN=Users,DC=corp | CN=Smith\\, Ann,CN=Users,DC=corp",
                "CN=a,DC=corp; CN=b,DC=corp ; | CN=a,DC=corp/CN=b,DC=corp",
                "CN=a\\;b,DC=corp;c | CN=a\\;b,DC=corp/c",
                "admins, auditors ,, | admins/auditors",
                "a=b, c | a=b/c"
            })
    void takesGroupsByTheirDistinguishedNames(String text, String groups) {
        assertThat(read(Map.of(SettingKey.ADMIN_GROUPS, text)).admin().groups()).containsExactly(groups.split("/", -1));
    }

    @Test
    void takesEmailDomainsInTheirOwnLetters() {
        assertThat(read(Map.of(SettingKey.IDP_EMAIL_DOMAINS, "Corp.example, bücher.example"))
                        .idp()
                        .emailDomains())
                .containsExactly("corp.example", "bücher.example");
    }

    @Test
    void readsTheSecretOfTheAuditsReceiverFromAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("audit-secret"), "a-secret-of-24-characters-or-more\n");

        assertThat(webhook("file:" + file).secret().value()).isEqualTo("a-secret-of-24-characters-or-more");
        assertThat(webhook("whsec_" + "c2Vj".repeat(8)).secret().value()).startsWith("whsec_");
        Files.writeString(file, "short");
        for (String wrong : List.of("file:" + file, "file:" + directory.resolve("nowhere-near-there"))) {
            assertThatThrownBy(() -> webhook(wrong))
                    .isInstanceOf(WrongSettingsException.class)
                    .hasMessageContaining(SettingKey.AUDIT_WEBHOOK_SECRET.key());
        }
    }

    private Settings.AuditWebhook webhook(String secret) {
        return read(Map.of(
                        SettingKey.AUDIT_WEBHOOK_URL,
                        "https://siem.corp.example/",
                        SettingKey.AUDIT_WEBHOOK_SECRET,
                        secret))
                .auditWebhook()
                .orElseThrow();
    }

    @Test
    void demandsNothingOfAResponseThatNobodyAskedFor() {
        assertThatThrownBy(() -> read(Map.of(SettingKey.SP_FORCE_AUTHN, "true", SettingKey.IDP_UNSOLICITED, "accept")))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining(SettingKey.SP_FORCE_AUTHN.key());
    }

    @ParameterizedTest
    @CsvSource({
        "BASE_URL, ftp://sso.corp.example, http",
        "BASE_URL, sso.corp.example, http",
        "BASE_URL, https://sso.corp.example/?a=b, query",
        "IDP_METADATA, /nowhere/idp.xml, path of a file",
        "IDP_METADATA, file:/nowhere/idp.xml, path of a file",
        "IDP_METADATA, a\u0000b, path of a file",
        "IDP_EMAIL_DOMAINS, @corp.example, behind the @",
        "IDP_UNSOLICITED, maybe, 'restart, accept or refuse'",
        "SP_ENTITY_ID, https://sso.corp.example/our metadata, without white space",
        "SP_SIGN_REQUESTS, yes, true or false",
        "SP_WANT_ASSERTIONS_ENCRYPTED, 1, true or false",
        "SP_FORCE_AUTHN, always, true or false",
        "SP_REQUESTED_AUTHN_CONTEXT, PasswordProtectedTransport, AuthnContextClassRefs",
        "TRUSTED_PROXIES, localhost, addresses or networks",
        "TRUSTED_PROXIES, 0.0.0.0/0, addresses or networks",
        "SAML_ALLOW_MISSING_DESTINATION, sometimes, true or false",
        "SAML_CLOCK_SKEW, 3 minutes, PT3M",
        "SAML_CLOCK_SKEW, PT11M, PT3M",
        "SAML_CLOCK_SKEW, PT-1S, PT3M",
        "DATABASE_URL, jdbc:oracle:thin:@db, jdbc:postgresql:",
        "DATABASE_POOL_SIZE, 0, from 1 to 500",
        "DATABASE_POOL_SIZE, many, from 1 to 500",
        "PAGES_ACCENT, teal, #0a6e5c",
        "PAGES_LOGO, /nowhere/logo.svg, path of a file",
        "PAGES_TEXTS, /nowhere/texts.properties, path of a file",
        "HELP_DESK_URL, javascript:alert(1), the page where people ask for help",
        "HELP_DESK_MAIL, help, help@corp.example",
        "HELP_DESK_PHONE, call us, digits",
        "TRACE_DAYS, 0, from 1 to 3650",
        "TRACE_ATTRIBUTE_VALUES_UNTIL, tomorrow, 31 days ahead at most",
        "TRACE_ATTRIBUTE_VALUES_UNTIL, 2126-01-01T00:00:00Z, 31 days ahead at most",
        "APPLICATIONS, /nowhere/applications.json, path of a file"
    })
    void namesKeyAndRemedyOfAWrongValue(SettingKey key, String value, String remedy) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOfSatisfying(
                        WrongSettingsException.class,
                        wrong -> assertThat(wrong.problems())
                                .singleElement()
                                .satisfies(problem -> assertThat(problem.key()).isEqualTo(key.key()))
                                .satisfies(
                                        problem -> assertThat(problem.remedy()).contains(remedy)))
                .hasMessageContaining(key.key())
                .hasMessageContaining(remedy);
    }

    @ParameterizedTest
    @CsvSource({"ADMIN_PASSWORD, ''", "ADMIN_PASSWORD, ' \n'", "DATABASE_PASSWORD, '\uFEFF\r\n'"})
    void takesNoEmptyFileForASecret(SettingKey key, String content) throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), content);
        assertThatThrownBy(() -> read(Map.of(key, "file:" + file)))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining(key.key())
                .hasMessageContaining("is empty");
    }

    @Test
    void namesAllWrongValuesAtOnce() {
        WrongSettingsException wrong = catchThrowableOfType(
                WrongSettingsException.class,
                () -> read(Map.of(
                        SettingKey.BASE_URL, "nothing",
                        SettingKey.SP_SIGN_REQUESTS, "perhaps",
                        SettingKey.DATASOURCE, "java:/db",
                        SettingKey.DATABASE_URL, "jdbc:h2:mem:x")));
        assertThat(wrong.problems())
                .extracting(Problem::key)
                .containsExactlyInAnyOrder(
                        SettingKey.BASE_URL.key(), SettingKey.SP_SIGN_REQUESTS.key(), SettingKey.DATASOURCE.key());
    }

    @Test
    void printsNoSecret() {
        Settings settings = read(Map.of(
                SettingKey.ADMIN_PASSWORD, "s3cret-admin",
                SettingKey.DATABASE_PASSWORD, "s3cret-database",
                SettingKey.MASTER_KEY, "s3cret-key"));
        assertThat(settings.toString()).contains("********").doesNotContain("s3cret");
        assertThat(settings.admin().password().orElseThrow().value()).isEqualTo("s3cret-admin");
    }

    @Test
    void refusesUnknownKeysAndAMissingFile() throws IOException {
        Path file = Files.writeString(
                directory.resolve("peakonjit.properties"),
                "peakonjit.base-url=http://a\npeakonjit.base-uri=http://b\n");
        assertThatThrownBy(() -> SettingsProducer.load(file.toString()))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining("peakonjit.base-uri")
                .hasMessageContaining("docs/settings.md");
        assertThatThrownBy(() -> SettingsProducer.load(directory.resolve("none").toString()))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining("peakonjit.config");
    }

    /** As editors on Windows write it. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void dropsAByteOrderMark(String charset) throws IOException {
        Path file = Files.write(
                directory.resolve("peakonjit.properties"),
                "\uFEFFpeakonjit.base-url=http://a\r\npeakonjit.admin.user=Zoë\r\n".getBytes(Charset.forName(charset)));
        assertThat(SettingsProducer.load(file.toString()))
                .containsOnly(Map.entry("peakonjit.base-url", "http://a"), Map.entry("peakonjit.admin.user", "Zoë"));
    }

    @Test
    void saysWhyAPropertiesFileCannotBeRead() throws IOException {
        assertUnreadable("peakonjit.admin.user=Zoë".getBytes(StandardCharsets.ISO_8859_1), "it is not UTF-8");
        assertUnreadable("peakonjit.data-dir=C:\\users".getBytes(StandardCharsets.UTF_8), "backslash");
    }

    /** Whatever stands in the file: properties, or what is wrong with it. */
    @Property(tries = 500)
    void neverThrowsAnythingElse(@ForAll byte[] content, @ForAll String more) throws IOException {
        Path file = Files.createTempFile("any", ".properties");
        try {
            byte[] text = ("peakonjit.base-url=" + more).getBytes(StandardCharsets.UTF_8);
            for (byte[] bytes : List.of(content, text)) {
                Files.write(file, bytes);
                try {
                    assertThat(SettingsProducer.load(file.toString()).stringPropertyNames())
                            .allMatch(key -> SettingKey.of(key).isPresent());
                } catch (WrongSettingsException e) {
                    assertThat(e.problems()).isNotEmpty();
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    private void assertUnreadable(byte[] content, String why) throws IOException {
        Path file = Files.write(directory.resolve("wrong.properties"), content);
        assertThatThrownBy(() -> SettingsProducer.load(file.toString()))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining("peakonjit.config")
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({"https://sso_1.corp.example/peakon, sso_1.corp.example", "https://bücher.example, xn--bcher-kva.example"
    })
    void takesABaseUrlOfAnyHost(String text, String host) {
        Settings settings = read(Map.of(SettingKey.BASE_URL, text));
        assertThat(settings.url("/x").toString()).startsWith("https://" + host).endsWith("/x");
        assertThat(settings.isOwnOrigin(settings.baseUrl().toString().replace("/peakon", "")))
                .isTrue();
        assertThat(settings.isOwnOrigin("https://other_1.example")).isFalse();
        assertThat(settings.isOwnOrigin("null")).isFalse();
    }

    private Settings read(Map<SettingKey, String> values) {
        return TestSettings.in(directory, values);
    }
}
