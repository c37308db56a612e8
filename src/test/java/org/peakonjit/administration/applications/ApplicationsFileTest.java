package org.peakonjit.administration.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.application.ConfiguredByFile;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.database.AtOnce;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.identityprovider.InMemoryRegisteredIdps;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.policy.InMemorySharedPolicies;
import org.peakonjit.upkeep.InMemoryReconciliations;

class ApplicationsFileTest {

    private static final String APPLICATION = """
            {"name":"%s","saml":{"entityId":"urn:a","acsUrl":"https://a.example/acs","identityProviders":["%s"]},
             "scim":{"jitProvisioning":false,"attributes":[{"target":"%s","source":"title"}]}}""";

    @TempDir
    Path directory;

    private final InMemoryApplications applications = new InMemoryApplications();
    private final InMemorySeats seats = new InMemorySeats();
    private final RecordedEvents<ConfiguredByFile> told = new RecordedEvents<>();
    private ApplicationsFile file;

    @BeforeEach
    void connect() {
        Settings settings =
                TestSettings.in(directory, Map.of(SettingKey.IDP_METADATA, "https://idp.corp.example/metadata"));
        file = new ApplicationsFile(
                applications,
                new ApplicationRules(new InMemoryRegisteredIdps(settings), new InMemorySharedPolicies(), settings),
                PeakonChanges.of(seats, new InMemoryReconciliations()),
                new AtOnce(),
                told,
                Clock.systemUTC());
    }

    private Path holding(String... items) throws IOException {
        return Files.writeString(directory.resolve("applications.json"), "[" + String.join(",", items) + "]");
    }

    @Test
    void isApplied() throws IOException {
        file.apply(holding(APPLICATION.formatted("peakon", "default", "title")));

        assertThat(applications.find("peakon")).isPresent();
    }

    /** There they may be anybody's. */
    @Test
    void forgetsTheIdsOfAccountsWhereTheirUrlLeadsElsewhere() throws IOException {
        String application = """
                {"name":"peakon","saml":{"entityId":"urn:a","acsUrl":"https://a.example/acs"},
                 "scim":{"baseUrl":"https://%s.peakon.test/scim/v2","bearerToken":"secret"}}""";
        file.apply(holding(application.formatted("acme")));
        Seat seat = Holders.adopt(seats, "ann@corp.example", "7");
        file.apply(holding(application.formatted("acme")));
        assertThat(seats.find("peakon", seat.id()).orElseThrow().scimId()).isEqualTo("7");

        file.apply(holding(application.formatted("other")));

        assertThat(seats.find("peakon", seat.id()).orElseThrow().scimId()).isNull();
    }

    /** As editors on Windows write it. */
    @Test
    void isAppliedWithAByteOrderMark() throws IOException {
        Path utf8 = holding(APPLICATION.formatted("peakon", "default", "title"));
        String text = "\uFEFF" + Files.readString(utf8);
        file.apply(Files.writeString(utf8, text));
        file.apply(Files.writeString(utf8, text, StandardCharsets.UTF_16LE));

        assertThat(applications.find("peakon")).isPresent();
    }

    @Test
    void stopsTheStartWithEverythingThatNobodyCouldUse() throws IOException {
        Path wrong = holding(
                APPLICATION.formatted("peakon", "default", "title"),
                APPLICATION.formatted("other", "partner", "colour"));

        assertThatThrownBy(() -> file.apply(wrong))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining("peakonjit.applications")
                .hasMessageContaining(" at /1/saml/identityProviders/0: is no identity provider that is registered: "
                        + "register partner first, or leave it out")
                .hasMessageContaining(" at /1/scim/attributes/0/target: a user has no attribute \"colour\"");
        assertThat(applications.all()).isEmpty();
    }

    @Test
    void stopsTheStartWhereItNamesAnApplicationTwice() throws IOException {
        String peakon = APPLICATION.formatted("peakon", "default", "title");
        Path wrong = holding(peakon, APPLICATION.formatted("other", "default", "title"), peakon);

        assertThatThrownBy(() -> file.apply(wrong))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining(" at /2/name: names another application, too");
        assertThat(applications.all()).isEmpty();
    }

    /** As nobody else may have it sent, either. */
    @Test
    void sendsATokenToNoOtherUrlThanItWasGivenFor() throws IOException {
        file.apply(holding(synchronizing("https://a.example/scim", "\"secret\"")));
        file.apply(holding(synchronizing("https://a.example/scim", "null")));
        Path moved = holding(synchronizing("https://b.example/scim", "null"));

        assertThatThrownBy(() -> file.apply(moved))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining(" at peakon/scim/bearerToken: ");
        assertThat(applications.find("peakon").orElseThrow().scim().baseUrl())
                .isEqualTo(URI.create("https://a.example/scim"));

        file.apply(holding(synchronizing("https://b.example/scim", "\"secret\"")));
        assertThat(applications.bearerToken("peakon")).contains("secret");
    }

    private static String synchronizing(String url, String token) {
        return """
                {"name":"peakon","saml":{"entityId":"urn:a","acsUrl":"https://a.example/acs"},
                 "scim":{"baseUrl":"%s","bearerToken":%s}}""".formatted(url, token);
    }
}
