package org.peakonjit.alerting.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.alerting.AlertFixtures;
import org.peakonjit.alerting.Language;
import org.peakonjit.alerting.ThresholdCrossing;
import org.peakonjit.alerting.notice.DeliveryTrouble;
import org.peakonjit.alerting.notice.Message;
import org.peakonjit.alerting.notice.NotificationChannel.Failure;
import org.peakonjit.alerting.settings.AlertSettings;
import org.peakonjit.alerting.settings.InMemoryAlertSettings;
import org.peakonjit.alerting.settings.LicenseThresholds;
import org.peakonjit.alerting.settings.WebhookSettings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.it.parts.FreePort;
import org.peakonjit.it.parts.MailServer;
import org.peakonjit.it.parts.WebhookReceiver;

/** The webhook channel at a receiver that verifies by itself. */
class WebhookChannelIT {

    @TempDir
    private Path dataDir;

    private final WebhookReceiver receiver = WebhookReceiver.start();
    private final InMemoryAlertSettings store = new InMemoryAlertSettings();
    private WebhookChannel channel;

    @BeforeEach
    void pointToTheReceiver() {
        channel = new WebhookChannel(store, TestSettings.in(dataDir), Clock.systemUTC());
        to(receiver.url());
    }

    @AfterEach
    void stop() {
        channel.close();
        receiver.close();
    }

    private void to(URI url) {
        store.put(
                new AlertSettings(
                        LicenseThresholds.DEFAULT,
                        AlertSettings.DEFAULT.mail(),
                        new WebhookSettings(true, url, Language.DE)),
                null,
                WebhookReceiver.SECRET,
                store.find().version());
    }

    private void assertTrouble(DeliveryTrouble trouble) {
        Optional<Failure> failure = channel.deliver(AlertFixtures.testMessage());

        assertThat(failure).map(Failure::trouble).contains(trouble);
        assertThat(failure.toString()).doesNotContain(WebhookReceiver.SECRET);
    }

    @Test
    void postsWhatTheReceiverCanVerify() {
        Message message = AlertFixtures.message(ThresholdCrossing.ESCALATED);

        assertThat(channel.deliver(message)).isEmpty();

        assertThat(receiver.calls()).singleElement().satisfies(call -> {
            assertThat(call.isGenuine(WebhookReceiver.SECRET)).isTrue();
            assertThat(call.isGenuine("whsec_" + "A".repeat(32))).isFalse();
            assertThat(call.id()).isEqualTo(message.id().toString());
            assertThat(call.json().path("id").asText()).isEqualTo(call.id());
            assertThat(call.json().path("event").asText()).isEqualTo("escalated");
            assertThat(call.json().at("/alert/kind").asText()).isEqualTo("license-consumption");
            assertThat(call.json().at("/alert/facts/consumed").asText()).isEqualTo("250");
            assertThat(call.json().path("text").asText()).contains("250 von 250 Lizenzen");
            assertThat(call.json().path("console").asText()).endsWith("/console/alerts.xhtml");
        });
    }

    @Test
    void postsTheSameIdWhenItIsSentAgain() {
        Message message = AlertFixtures.message(ThresholdCrossing.RAISED);
        receiver.answers(503);
        assertThat(channel.deliver(message)).map(Failure::trouble).contains(DeliveryTrouble.STATUS);
        receiver.answers(200);
        assertThat(channel.deliver(message)).isEmpty();

        assertThat(receiver.calls())
                .hasSize(2)
                .allMatch(call -> call.id().equals(message.id().toString()));
    }

    @Test
    void followsNoRedirect() {
        try (WebhookReceiver other = WebhookReceiver.start()) {
            receiver.redirectsTo(other.url());

            assertTrouble(DeliveryTrouble.STATUS);
            assertThat(other.calls()).isEmpty();
        }
    }

    @Test
    void callsNoServiceOfThisMachine() {
        to(URI.create("http://169.254.169.254/latest/meta-data"));

        assertTrouble(DeliveryTrouble.ADDRESS_REFUSED);
    }

    @Test
    void saysThatNothingAnswersOrNobodyKnowsTheHost() {
        to(URI.create("http://localhost:" + FreePort.next() + "/"));
        assertTrouble(DeliveryTrouble.NO_CONNECTION);

        to(URI.create("http://nobody.invalid/"));
        assertTrouble(DeliveryTrouble.NO_SUCH_HOST);
    }

    @Test
    void refusesACertificateItDoesNotTrust() {
        try (MailServer untrusted = MailServer.start()) {
            to(URI.create("https://localhost:" + untrusted.tlsPort() + "/"));

            assertTrouble(DeliveryTrouble.TLS);
        }
    }

    @Test
    void givesUpOnAReceiverThatSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            to(URI.create("http://localhost:" + silent.getLocalPort() + "/"));

            assertTrouble(DeliveryTrouble.TIMEOUT);
        }
    }

    @Test
    void saysWhatIsMissing() {
        store.set(AlertSettings.DEFAULT);
        assertTrouble(DeliveryTrouble.OFF);

        store.set(new AlertSettings(
                LicenseThresholds.DEFAULT,
                AlertSettings.DEFAULT.mail(),
                new WebhookSettings(true, receiver.url(), Language.EN)));
        assertTrouble(DeliveryTrouble.NOT_CONFIGURED);
    }
}
