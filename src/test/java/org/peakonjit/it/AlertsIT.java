package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.it.parts.AlertsLandscape.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.AlertsLandscape;
import org.peakonjit.it.parts.FreePort;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.WebhookReceiver;
import org.peakonjit.it.parts.WithSharedParts;

/** Alerts of the deployed WAR: raised by what people and Peakon do, told to real receivers. */
@WithSharedParts
class AlertsIT {

    private final AlertsLandscape alerts;

    AlertsIT(AlertsLandscape alerts) {
        this.alerts = alerts;
    }

    @Test
    void tellEachCrossingOfTheLicencesOnceByMailAndWebhook() {
        alerts.api().apply(Landscape.limited(Landscape.application("licences", alerts.peakon()), 5));
        for (int person = 0; person < 4; person++) {
            assertThat(alerts.signIn("licences", "l" + person + "@corp.example").carriesResponse())
                    .isTrue();
        }
        await(() -> alerts.told("licences").size() == 1);
        alerts.signIn("licences", "l4@corp.example");
        await(() -> alerts.told("licences").size() == 2);
        assertThat(alerts.signIn("licences", "l5@corp.example").code()).isEqualTo("license.limit-reached");

        assertThat(alerts.told("licences"))
                .containsExactly("raised license-consumption", "escalated license-consumption");
        assertThat(alerts.calls("licences")).allMatch(call -> call.isGenuine(WebhookReceiver.SECRET));
        await(() -> alerts.subjects().stream()
                        .filter(one -> one.contains("licences : "))
                        .count()
                == 2);
        assertThat(alerts.subjects())
                .contains(
                        "[Peakon JIT Proxy] Avertissement : licences : 80 % des licences sont consommées",
                        "[Peakon JIT Proxy] Critique : licences : 100 % des licences sont consommées");
        assertThat(alerts.active("licences").path("severity").asText()).isEqualTo("critical");
        assertThat(alerts.active("licences").toString()).doesNotContain("@corp.example");

        alerts.api().apply(Landscape.limited(Landscape.application("licences", alerts.peakon()), 50));
        await(() -> alerts.told("licences").size() == 3);
        assertThat(alerts.told("licences").get(2)).isEqualTo("cleared license-consumption");
        assertThat(alerts.api().get("/alerts?state=past").text()).contains("\"licences\"");
        assertThat(alerts.proxy().isReady()).isTrue();
    }

    /** Both at a time, since Peakon is asked again only now and then. */
    @Test
    void tellThatPeakonRefusesTheTokenOrDoesNotAnswerUntilAllIsWell() {
        ObjectNode wrong =
                Landscape.application("token", alerts.peakon().scimBaseUrl().toString(), "a-wrong-token");
        alerts.api().apply(wrong);
        String nowhere = "http://localhost:" + FreePort.next() + "/scim/v2";
        alerts.api()
                .apply(Landscape.application("circuit", nowhere, alerts.peakon().bearerToken()));
        alerts.signIn("token", "t0@corp.example");
        for (int person = 0; person < 6; person++) {
            alerts.signIn("circuit", "c" + person + "@corp.example");
        }
        await(() -> alerts.told("token").contains("raised token-rejected"));
        assertThat(alerts.active("token").path("advice").asText()).contains("new token");
        await(() -> alerts.told("circuit").contains("raised peakon-unreachable"));

        alerts.api().apply(Landscape.application("token", alerts.peakon()));
        alerts.api().apply(Landscape.application("circuit", alerts.peakon()));
        await(() -> alerts.told("token").contains("cleared token-rejected"));
        await(() -> alerts.told("circuit").contains("cleared peakon-unreachable"));
        assertThat(alerts.told("token")).hasSize(2);
        assertThat(alerts.told("circuit")).hasSize(2);
    }

    @Test
    void tellWhatWasRaisedBeforeAKill() {
        alerts.webhook().answers(503);
        alerts.api().apply(Landscape.limited(Landscape.application("killed", alerts.peakon()), 1));
        alerts.signIn("killed", "k0@corp.example");
        await(() -> alerts.told("killed").size() == 1);
        await(() -> alerts.api().get("/alerts/undelivered").text().contains("\"killed\""));
        assertThat(alerts.api().get("/alerts/undelivered").text()).contains("\"status\"");
        assertThat(metrics()).contains("peakonjit_alert_notices_undelivered{channel=\"webhook\"}");

        alerts.kill();
        int before = alerts.webhook().calls().size();
        alerts.webhook().answers(204);
        alerts.startAgain();

        await(() -> !alerts.api().get("/alerts/undelivered").text().contains("\"killed\""));
        assertThat(alerts.webhook().calls().size()).isGreaterThan(before);
        assertThat(alerts.told("killed")).containsExactly("raised license-consumption");
        assertThat(alerts.active("killed").path("severity").asText()).isEqualTo("critical");
    }

    private String metrics() {
        return new RawBrowser(alerts.proxy().baseUrl()).get("/ops/metrics").body();
    }
}
