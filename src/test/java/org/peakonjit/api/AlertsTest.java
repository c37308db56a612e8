package org.peakonjit.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.alerting.AlertFixtures;
import org.peakonjit.alerting.ChannelKind;
import org.peakonjit.alerting.notice.DeliveryTrouble;

class AlertsTest {

    @TempDir
    private static Path dataDir;

    private RunningApi api;

    @BeforeEach
    void start() throws IOException {
        api = new RunningApi(dataDir);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void areListedPresentAndPast() {
        AlertFixtures.raise(api.alerts, "peakon", false);
        AlertFixtures.raise(api.alerts, "other", true);

        var active = api.get("alerts").body();
        var past = api.get("alerts?state=past&limit=1").body();

        assertThat(active.path("total").asInt()).isEqualTo(1);
        assertThat(active.at("/items/0/kind").asText()).isEqualTo("license-consumption");
        assertThat(active.at("/items/0/severity").asText()).isEqualTo("critical");
        assertThat(active.at("/items/0/facts/consumed").asText()).isEqualTo("5");
        assertThat(active.at("/items/0/text").asText()).contains("peakon", "5 of 5");
        assertThat(active.at("/items/0/clearedAt").isNull()).isTrue();
        assertThat(past.at("/items/0/object").asText()).isEqualTo("other");
        assertThat(past.at("/items/0/clearedAt").asText()).isEqualTo("2020-11-25T12:01:00Z");
        assertThat(api.get("alerts?state=x").status()).isEqualTo(400);
    }

    @Test
    void haveSettingsWithAVersion() {
        var first = api.get("alerts/settings");
        String etag = first.header("ETag");

        var saved = api.put("alerts/settings", "{\"licenses\":{\"thresholds\":[90]}}", "If-Match", etag);
        var same = api.put("alerts/settings", saved.body().toString(), "If-Match", saved.header("ETag"));
        var late = api.put("alerts/settings", "{}", "If-Match", etag);
        var wrong = api.put("alerts/settings", "{\"mail\":{\"port\":0},\"x\":1}");

        assertThat(first.body().at("/licenses/thresholds").toString()).isEqualTo("[80,95,100]");
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.header("ETag")).isNotEqualTo(etag);
        assertThat(saved.body().at("/licenses/thresholds").toString()).isEqualTo("[90]");
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.header("ETag")).isEqualTo(saved.header("ETag"));
        assertThat(late.code()).isEqualTo("version.changed");
        assertThat(wrong.code()).isEqualTo("alert-settings.invalid");
        assertThat(wrong.pointers()).containsExactly("/mail/port", "/x");
        assertThat(api.changes)
                .singleElement()
                .satisfies(one -> assertThat(one.action().code()).isEqualTo("alert-settings.changed"));
    }

    @Test
    void areTestedChannelByChannel() {
        var webhook = post("alerts/test", "{\"channel\":\"webhook\"}");
        var nothing = post("alerts/test", "{\"channel\":\"pigeon\"}");

        assertThat(webhook.body().path("working").asBoolean()).isFalse();
        assertThat(webhook.body().path("trouble").asText()).isEqualTo("status");
        assertThat(webhook.body().path("detail").asText()).isEqualTo("the webhook answers with status 503");
        assertThat(webhook.body().path("advice").asText()).contains("check the URL");
        assertThat(nothing.code()).isEqualTo("channel.invalid");
    }

    @Test
    void loseNoNoticeSilently() {
        AlertFixtures.raise(api.alerts, "peakon", false, ChannelKind.WEBHOOK);
        var waiting =
                api.alerts.outbox.take("notice-webhook", Duration.ofMinutes(1)).orElseThrow();
        api.alerts.outbox.failed(waiting, DeliveryTrouble.NO_SUCH_HOST.name(), null);

        var undelivered = api.get("alerts/undelivered").body();
        var retried = post("alerts/retry", null);

        assertThat(undelivered.at("/items/0/trouble").asText()).isEqualTo("no-such-host");
        assertThat(undelivered.at("/items/0/nextTry").isNull()).isTrue();
        assertThat(undelivered.at("/items/0/advice").asText()).contains("That host is unknown");
        assertThat(retried.body().path("notices").asInt()).isEqualTo(1);
        assertThat(api.alerts.notices.undelivered(10).get(0).nextTry()).isNotNull();
    }

    @Test
    void areChangedByAdministratorsOnly() {
        String[] auditor = {"Authorization", RunningApi.AUDITOR, "Content-Type", "application/json"};

        assertThat(api.send("GET", "alerts", null, auditor).status()).isEqualTo(200);
        assertThat(api.send("PUT", "alerts/settings", "{}", auditor).status()).isEqualTo(403);
        assertThat(api.send("POST", "alerts/test", "{\"channel\":\"mail\"}", auditor)
                        .status())
                .isEqualTo(403);
        assertThat(api.send("POST", "alerts/retry", null, auditor).status()).isEqualTo(403);
        assertThat(api.send("GET", "alerts/settings", null).status()).isEqualTo(401);
    }

    private RunningApi.Answer post(String path, String body) {
        return api.send("POST", path, body, "Authorization", RunningApi.ADMIN, "Content-Type", "application/json");
    }
}
