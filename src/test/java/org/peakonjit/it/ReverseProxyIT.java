package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.it.parts.CrossSiteLandscape.SSO;
import static org.peakonjit.it.parts.CrossSiteLandscape.assertArrived;
import static org.peakonjit.it.parts.CrossSiteLandscape.goOn;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.CrossSiteLandscape;
import org.peakonjit.it.parts.HttpsFront;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.SampleProxy;
import org.peakonjit.it.parts.WithSharedParts;

/** The WAR behind a TLS reverse proxy: whom it believes about clients, and what it believes nobody. */
@TestInstance(Lifecycle.PER_CLASS)
@WithSharedParts
class ReverseProxyIT {

    private final CrossSiteLandscape landscape;
    private final Chromium chromium;

    ReverseProxyIT(CrossSiteLandscape landscape) {
        this.landscape = landscape;
        this.chromium = landscape.chromium();
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @Test
    void tellsTheAuditTheClientsAddressBehindTheReverseProxy() {
        Page page = chromium.newPage();

        page.navigate(SSO + "/login/behind-the-front");

        assertThat(page.getByText("application.unknown")).isVisible();
        assertThat(lastAddress()).isEqualTo(HttpsFront.CLIENT);
    }

    @Test
    void believesWhatATrustedProxyForwardsAndNothingInFrontOfIt() {
        rawGet("127.0.0.1", "/login/nowhere", "X-Forwarded-For: 198.51.100.1, 203.0.113.9");

        assertThat(lastAddress()).isEqualTo("203.0.113.9");
    }

    @Test
    void believesNobodyElse() {
        rawGet("127.0.0.2", "/login/nowhere", "X-Forwarded-For: 203.0.113.9", "Forwarded: for=203.0.113.9");

        assertThat(lastAddress()).isEqualTo("127.0.0.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2"})
    void issuesNothingByForwardedSchemeOrHost(String from) {
        for (String path : List.of("/login/peakon", "/saml/metadata", "/idp/metadata", "/console/", "/console")) {
            String answer = rawGet(
                    from,
                    path,
                    "X-Forwarded-Proto: http",
                    "X-Forwarded-Host: evil.example",
                    "X-Forwarded-Port: 81",
                    "Forwarded: proto=http;host=evil.example");

            assertThat(answer).doesNotContain("evil.example", ":81/");
            assertThat(answer.lines().filter(line -> line.startsWith("Set-Cookie:")))
                    .allMatch(line -> line.contains("Secure"));
        }
    }

    /** The samples for users, as they stand but for names, ports and paths. */
    @ParameterizedTest
    @EnumSource
    void signsOnThroughTheSampleWhichOpensNothingElseToStrangers(SampleProxy.Kind kind) {
        try (SampleProxy sample = landscape.sampleProxy(kind);
                Chromium throughIt = landscape.chromiumThrough(sample)) {
            Page page = throughIt.newPage();

            page.navigate(SSO + "/login/peakon");
            goOn(page);

            assertArrived(page);
            for (String path : List.of("/", "/login/peakon", "/saml/metadata", "/idp/metadata")) {
                assertThat(sample.status(path)).as(path).isBetween(200, 399);
            }
            assertThat(sample.answer("/assets/page.css"))
                    .startsWith("HTTP/1.1 200 ")
                    .containsIgnoringCase("\r\nContent-Type: text/css")
                    .containsIgnoringCase("\r\nCache-Control: max-age=300");
            assertThat(sample.status("/favicon.ico")).isEqualTo(200);
            for (String path : List.of(
                    "/console", "/console/", "/api/v1/applications", "/ops/health/ready", "/ops/metrics", "/ops")) {
                assertThat(sample.status(path)).as(path).isEqualTo(403);
            }
            for (String path : NOBODYS) {
                assertThat(sample.status(path)).as(path).isIn(400, 403, 404);
            }
        }
    }

    /** The server's own, what is not there, and ways around. */
    private static final List<String> NOBODYS = List.of(
            "/health",
            "/health/ready",
            "/metrics",
            "/openapi/",
            "/WEB-INF/web.xml",
            "/loginx",
            "/%6detrics",
            "//metrics",
            "/./metrics",
            "/login/..;/metrics",
            "/login/../metrics",
            "/login/%2e%2e/metrics",
            "/login/..%2fmetrics",
            "/login/..%5cmetrics",
            "/login/%2e%2e%3b/metrics",
            "/saml/../console/",
            "/saml/%2e%2e/api/v1/applications",
            "/saml;/../ops/metrics",
            "/%63onsole/sign-in.xhtml",
            "/console;x/sign-in.xhtml");

    private String rawGet(String from, String path, String... headers) {
        try {
            return RawBrowser.rawGet(landscape.proxy().atNode(""), path, InetAddress.getByName(from), headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String lastAddress() {
        return landscape
                .proxy()
                .apiAtNode()
                .get("/audit?limit=1")
                .body()
                .path("items")
                .path(0)
                .path("address")
                .asText();
    }
}
