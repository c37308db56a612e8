package org.peakonjit.administration.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.administration.diagnosis.Diagnosis.Finding;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.TestSettings;
import org.peakonjit.identityprovider.InMemoryRegisteredIdps;
import org.peakonjit.outbound.GuardedFetch;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.KeyExpiry;
import org.peakonjit.saml.metadata.ConnectedIdps;

class DoctorTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    @TempDir
    private Path dataDir;

    private List<Finding> baseUrl(String set, @Nullable String seen) {
        return new BaseUrlCheck(TestSettings.in(dataDir, Map.of(SettingKey.BASE_URL, set)))
                .check(seen == null ? null : URI.create(seen));
    }

    @ParameterizedTest
    @CsvSource({
        "https://sso.corp.example, https://sso.corp.example/, GOOD",
        "https://sso.corp.example, https://SSO.corp.example:443/, GOOD",
        "https://sso.corp.example/peakon, https://sso.corp.example/peakon/, GOOD",
        "https://sso.corp.example/peakon, https://sso.corp.example/, BAD",
        "https://sso.corp.example/peakon, https://sso.corp.example/peakonjit/, BAD",
        "https://sso.corp.example, http://sso.corp.example/, BAD",
        "https://sso.corp.example, https://node-1.corp.example/, BAD"
    })
    void saysWhetherTheBrowserSeesTheBaseUrl(String set, String seen, Verdict verdict) {
        assertThat(baseUrl(set, seen)).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(verdict);
            assertThat(finding.found().english()).contains(set);
            assertThat(finding.advice() == null).isEqualTo(verdict == Verdict.GOOD);
        });
    }

    @Test
    void doubtsPlainHttpUnlessItStaysHere() {
        assertThat(baseUrl("http://localhost:8080", null))
                .extracting(Finding::verdict)
                .containsOnly(Verdict.GOOD);
        assertThat(baseUrl("http://192.0.2.1:8080", null))
                .extracting(Finding::verdict)
                .contains(Verdict.DOUBTFUL);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, -6, 6, 3600})
    void doubtsADatabaseWhoseClockDiffers(long seconds) {
        assertThat(new DatabaseCheck(() -> NOON.plusSeconds(seconds), CLOCK).check())
                .last()
                .satisfies(finding -> {
                    assertThat(finding.verdict()).isEqualTo(Verdict.DOUBTFUL);
                    assertThat(finding.found().arguments()).containsExactly(Long.toString(seconds));
                });
    }

    @Test
    void saysThatTheDatabaseAnswersOrDoesNot() {
        assertThat(new DatabaseCheck(() -> NOON, CLOCK).check())
                .extracting(Finding::verdict)
                .containsExactly(Verdict.GOOD);
        DatabaseCheck broken = new DatabaseCheck(
                () -> {
                    throw new IllegalStateException("away");
                },
                CLOCK);
        assertThat(broken.check()).extracting(Finding::verdict).containsExactly(Verdict.BAD);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "50, false", "90, true", "-90, true"})
    void doubtsAServerWhoseClockDiffers(long seconds, boolean doubtful) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        server.start();
        try {
            URI url = URI.create("http://localhost:" + server.getAddress().getPort() + "/scim/v2");
            Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-seconds));

            assertThat(new ClockCheck(new GuardedFetch(), clock)
                            .check(Area.SCIM, "peakon", url)
                            .map(Finding::verdict))
                    .isEqualTo(doubtful ? Optional.of(Verdict.DOUBTFUL) : Optional.empty());
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, GOOD", "320, DOUBTFUL", "400, BAD"})
    void saysHowLongOurKeysLast(long days, Verdict verdict) {
        KeyExpiry expiry = new KeyExpiry(new GeneratedKeys(), Clock.offset(Clock.systemUTC(), Duration.ofDays(days)));

        assertThat(new KeyCheck(expiry).check()).extracting(Finding::verdict).containsOnly(verdict);
    }

    @Test
    void saysWhetherPeopleCanBeSentToTheIdentityProviders() {
        assertThat(new IdentityProviderCheck(ConnectedIdps.example(dataDir), Clock.systemUTC()).check())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.verdict()).isEqualTo(Verdict.GOOD);
                    assertThat(finding.object()).isEqualTo("default");
                });
        assertThat(new IdentityProviderCheck(
                                ConnectedIdps.watching(new InMemoryRegisteredIdps(TestSettings.in(dataDir))),
                                Clock.systemUTC())
                        .check())
                .singleElement()
                .extracting(Finding::verdict)
                .isEqualTo(Verdict.BAD);
        assertThat(new IdentityProviderCheck(
                                ConnectedIdps.example(dataDir), Clock.offset(Clock.systemUTC(), Duration.ofDays(4000)))
                        .check())
                .extracting(Finding::verdict)
                .containsOnly(Verdict.DOUBTFUL);
    }
}
