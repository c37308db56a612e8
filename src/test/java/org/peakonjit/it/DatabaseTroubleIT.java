package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.database.TcpLink;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.FreePort;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.PostgresServer;
import org.peakonjit.it.parts.Proxy;
import org.peakonjit.it.parts.ProxyApi;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.it.parts.WorkDirectories;
import org.peakonjit.provisioning.FaultyScimServer;

/** One node whose database is absent at its start, hangs, goes away and comes back: told as what it is, and survived. */
@WithSharedParts
class DatabaseTroubleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** The machine of a test may be slower than a person's, on which it is three seconds. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(8);

    private final PostgresServer postgres;
    private final DirectIdp idp = new DirectIdp();
    private final FaultyScimServer scim = FaultyScimServer.start();
    private final TcpLink link;

    DatabaseTroubleIT(PostgresServer postgres) {
        this.postgres = postgres;
        this.link = postgres.link();
    }

    @AfterEach
    void stop() {
        scim.close();
        link.close();
    }

    @Test
    void waitsForItAtTheStartAndSurvivesItsAbsence() {
        link.cut();
        try (PayaraMicro node = PayaraMicro.startEmpty("database-trouble", FreePort.next(), settings())) {
            assertThat(node.process().listeningPorts()).as("open ports").containsExactly(node.port());
            tellsOfIt(node);
            assertThat(health(node, "ready").body()).contains("\"database\",\"status\":\"DOWN\"", "reference ");

            link.mend();
            within(
                    "start after the database came",
                    () -> health(node, "sign-on").status() == 200);
            assertThat(signIn(node, "ann@corp.example").carriesResponse()).isTrue();
            assertThat(metricsFromElsewhere(node, Proxy.ADMIN_PASSWORD)).contains(" 200 ", "peakonjit_database_up 1.0");
            assertThat(metricsFromElsewhere(node, "wrong")).contains(" 401 ");

            link.stall();
            long asked = System.nanoTime();
            ProxyApi.Answer refused = node.apiAtNode().get("/audit?limit=1");
            Duration took = Duration.ofNanos(System.nanoTime() - asked);
            WorkDirectories.figure("a request during which the database hangs failed after " + took.toMillis() + " ms");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(took).isLessThan(LONGEST_ANSWER);
            within("hanging database noticed", () -> health(node, "ready").status() == 503);
            tellsOfIt(node);
            assertThat(metricsFromElsewhere(node, Proxy.ADMIN_PASSWORD)).contains(" 200 ", "peakonjit_database_up 0.0");
            assertThat(metricsFromElsewhere(node, "wrong")).contains(" 503 ").doesNotContain("peakonjit_");

            link.cut();
            long before = node.log().lines().count();
            pause(Duration.ofSeconds(7));
            assertThat(node.log().lines().skip(before).toList())
                    .as("of an idle node")
                    .hasSizeLessThanOrEqualTo(2);
            tellsOfIt(node);

            link.mend();
            within(
                    "ready after the database came back",
                    () -> health(node, "ready").status() == 200);
            assertThat(signIn(node, "ann@corp.example").carriesResponse()).isTrue();
            assertThat(signIn(node, "ben@corp.example").carriesResponse()).isTrue();
            assertThat(node.apiAtNode().licensesConsumed("peakon")).isEqualTo(2);
            assertThat(scim.users()).hasSize(2);
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Landscape.settings(
                idp.metadataFile().toString(),
                Landscape.application("peakon", scim.baseUrl(), FaultyScimServer.TOKEN)));
        Map<String, String> database = postgres.freshDatabase("trouble_" + System.nanoTime());
        settings.putAll(database);
        settings.put(
                "peakonjit.database.url",
                database.get("peakonjit.database.url").replaceFirst("localhost:\\d+", "127.0.0.1:" + link.port()));
        return settings;
    }

    /** Everybody is told at once, and nobody is blamed. */
    private static void tellsOfIt(PayaraMicro node) {
        for (String path : List.of("/login", "/idp/metadata", "/console/sign-in.xhtml")) {
            RawBrowser.Answer page = new RawBrowser(node.atNode("")).get(path);
            assertThat(page.status()).as(path).isEqualTo(503);
            assertThat(page.header("Retry-After")).isEqualTo("30");
            assertThat(page.code()).isEqualTo("internal.error");
            assertThat(page.body()).contains("Its database does not answer").doesNotContain("Peakon could");
        }
        ProxyApi.Answer api = node.apiAtNode().get("/applications");
        assertThat(api.status()).isEqualTo(503);
        assertThat(api.body().path("code").asText()).isEqualTo("unavailable");
        assertThat(health(node, "live").status()).isEqualTo(200);
        assertThat(health(node, "sign-on").status()).isEqualTo(503);
        RawBrowser.Answer metrics = new RawBrowser(node.atNode("")).get("/ops/metrics");
        assertThat(metrics.body()).contains("peakonjit_database_up 0.0");
    }

    /** As whoever watches it scrapes it, through a proxy of this machine. */
    private static String metricsFromElsewhere(PayaraMicro node, String password) {
        String credentials =
                Base64.getEncoder().encodeToString((Proxy.ADMIN + ":" + password).getBytes(StandardCharsets.UTF_8));
        return RawBrowser.rawGet(
                node.atNode(""),
                "/ops/metrics",
                InetAddress.getLoopbackAddress(),
                "X-Forwarded-For: 203.0.113.9",
                "Authorization: Basic " + credentials);
    }

    private static RawBrowser.Answer health(PayaraMicro node, String which) {
        return new RawBrowser(node.atNode("")).get("/ops/health/" + which);
    }

    private Page signIn(PayaraMicro node, String email) {
        HttpBrowser browser = idp.browser();
        Page atIdp = browser.open(node.atNode("/login"));
        return browser.post(node.atNode("/saml/acs"), idp.answer(atIdp, email));
    }

    private static void within(String what, BooleanSupplier condition) {
        long begun = System.nanoTime();
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(condition::getAsBoolean);
        WorkDirectories.figure(
                what + ": " + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms");
    }

    private static void pause(Duration duration) {
        Awaitility.await().atMost(duration.multipliedBy(2)).pollDelay(duration).until(() -> true);
    }
}
