package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.LogLines;
import org.peakonjit.it.parts.Proxy;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.provisioning.FaultyScimServer;

/** What the WAR must do on each server: sign a new person in, count, show its console, and say so in JSON. */
abstract class OneSignOn<P extends Proxy> {

    private final DirectIdp idp = new DirectIdp();
    private final FaultyScimServer scim = FaultyScimServer.start();

    /** Starts the server with its log as JSON, and waits until it is ready for sign-ons. */
    abstract P start(Map<String, String> settings) throws IOException;

    @AfterEach
    void endPeakon() {
        scim.close();
    }

    @Test
    void isWhole() throws IOException {
        try (P proxy = start(oneSeat())) {
            assertThat(signIn(proxy, "ann@corp.example").nameId()).isEqualTo("ann@corp.example");
            HttpBrowser.Page refused = signIn(proxy, "ben@corp.example");

            assertThat(refused.code()).isEqualTo("license.limit-reached");
            assertThat(scim.users()).hasSize(1);
            assertThat(proxy.api().licensesConsumed("peakon")).isEqualTo(1);
            assertThat(new RawBrowser(proxy.baseUrl())
                            .get("/console/sign-in.xhtml")
                            .body())
                    .contains("Sign in", "primefaces");
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(signOns(proxy))
                            .anyMatch(line -> LogLines.message(line).contains("ref=" + refused.reference()))
                            .allMatch(line -> LogLines.message(line).startsWith("ref=")));
            assertThat(LogLines.failures(proxy.log())).isEmpty();
        }
    }

    final Map<String, String> oneSeat() {
        return Landscape.settings(
                idp.metadataFile().toString(),
                Landscape.limited(Landscape.application("peakon", scim.baseUrl(), FaultyScimServer.TOKEN), 1));
    }

    final HttpBrowser.Page signIn(Proxy proxy, String email) {
        HttpBrowser browser = idp.browser();
        return browser.post(proxy.url("/saml/acs"), idp.answer(browser.open(proxy.url("/login")), email));
    }

    /** What the way of a sign-on wrote, from the first one's first reference on. */
    private static List<JsonNode> signOns(Proxy proxy) {
        return LogLines.json(proxy.log()).stream()
                .filter(line -> LogLines.logger(line).matches("org\\.peakonjit\\.(audit|web|signon|saml)\\b.*"))
                .dropWhile(line -> !LogLines.message(line).startsWith("ref="))
                .toList();
    }
}
