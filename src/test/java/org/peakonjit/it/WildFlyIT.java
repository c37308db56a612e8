package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.CompanyRealm.Person;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.Keycloak;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.LiveClasses;
import org.peakonjit.it.parts.LogLines;
import org.peakonjit.it.parts.MailServer;
import org.peakonjit.it.parts.PeakonRealm;
import org.peakonjit.it.parts.ProxyApi;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.WebhookReceiver;
import org.peakonjit.it.parts.WildFly;
import org.peakonjit.it.parts.WithSharedParts;

/** The same WAR on WildFly, from readiness to a whole sign-on. */
@WithSharedParts
class WildFlyIT {

    @Test
    void deploysTheSameWarAndSignsANewPersonIn(Keycloak keycloak) {
        try (Landscape landscape = Landscape.on(
                keycloak, "wildfly", settings -> WildFly.startWithJsonLog("wildfly", MailServer.trusted(settings)))) {
            PeakonRealm site = landscape.peakonSite("wildfly-peakon");
            ObjectNode application = Landscape.limited(landscape.application("peakon"), 1);
            application
                    .withObject("/saml")
                    .put("entityId", site.entityId())
                    .put("acsUrl", site.acsUrl().toString());
            landscape.proxy().api().apply(application);
            Person ada = landscape.company().add(Person.named("ada"));
            Person ben = landscape.company().add(Person.named("ben"));

            HttpBrowser browser = new HttpBrowser().stopAt(site::isDashboard);
            Page arrival = browser.signIn(browser.open(site.dashboardUrl()), ada);
            HttpBrowser other = new HttpBrowser().stopAt(site::isDashboard);
            Page refused = other.signIn(other.open(site.dashboardUrl()), ben);

            assertThat(site.whoArrivedAt(arrival.location())).isEqualTo("ada@corp.example");
            assertThat(landscape.peakon().users().named("ada@corp.example")).isPresent();
            assertThat(refused.code()).isEqualTo("license.limit-reached");
            assertThat(landscape.proxy().api().licensesConsumed("peakon")).isEqualTo(1);
            assertThat(LogLines.json(landscape.proxy().log()))
                    .filteredOn(line -> line.path("message").asText().contains("ref=" + refused.reference()))
                    .isNotEmpty()
                    .allSatisfy(
                            line -> assertThat(line.path("loggerName").asText()).startsWith("org.peakonjit"));
            RawBrowser.Answer console = new RawBrowser(landscape.proxy().baseUrl()).get("/console/sign-in.xhtml");
            assertThat(console.body())
                    .as(console.response().headers().map().toString())
                    .contains("Sign in", "primefaces");
            tellsAlerts(landscape);
            leavesQuietly((WildFly) landscape.proxy());
        }
    }

    /** When it is undeployed, nothing is said in the log but that, and nothing is kept. */
    private static void leavesQuietly(WildFly server) {
        long before = server.log().lines().count();
        server.undeploy();
        assertThat(server.log().lines().skip(before))
                .noneMatch(line -> line.contains("\"level\":\"ERROR\"") || line.contains("\"level\":\"WARN\""));
        server.reload();
        assertThat(LiveClasses.ofUs(server.pid()))
                .as("objects of the deployment")
                .isEmpty();
    }

    /** By the server's own Jakarta Mail, over STARTTLS and with a login, and by webhook. */
    private static void tellsAlerts(Landscape landscape) {
        try (MailServer mail = MailServer.start();
                WebhookReceiver webhook = WebhookReceiver.start()) {
            ProxyApi api = landscape.proxy().api();
            ProxyApi.Answer saved = api.put("/alerts/settings", """
                    {"mail": {"enabled": true, "host": "localhost", "port": %d, "security": "starttls", "user": "%s",
                              "password": "%s", "from": "alerts@corp.example", "to": ["it@corp.example"]},
                     "webhook": {"enabled": true, "url": "%s", "secret": "%s"}}""".formatted(
                    mail.startTlsPort(), MailServer.USER, MailServer.PASSWORD, webhook.url(), WebhookReceiver.SECRET));
            assertThat(saved.status()).as(saved.text()).isEqualTo(200);
            for (String channel : List.of("mail", "webhook")) {
                ProxyApi.Answer tested = api.post("/alerts/test", "{\"channel\":\"" + channel + "\"}");
                assertThat(tested.body().path("working").asBoolean())
                        .as(tested.text())
                        .isTrue();
            }
            assertThat(mail.received()).hasSize(1);
            assertThat(webhook.calls()).hasSize(1).allMatch(call -> call.isGenuine(WebhookReceiver.SECRET));
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(api.get("/alerts").text()).contains("license-consumption"));
        }
    }
}
