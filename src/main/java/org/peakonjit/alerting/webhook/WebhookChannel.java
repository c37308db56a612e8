package org.peakonjit.alerting.webhook;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.peakonjit.alerting.AlertSettingsStore;
import org.peakonjit.alerting.AlertTexts;
import org.peakonjit.alerting.ChannelKind;
import org.peakonjit.alerting.DeliveryTrouble;
import org.peakonjit.alerting.Message;
import org.peakonjit.alerting.NotificationChannel;
import org.peakonjit.alerting.WebhookSecret;
import org.peakonjit.alerting.WebhookSettings;
import org.peakonjit.config.Settings;
import org.peakonjit.outbound.Fetched.Reason;
import org.peakonjit.outbound.GuardedClient;

/**
 * Posts notices, signed, to the URL of the settings: to no forbidden address, following no redirect, and over after
 * fifteen seconds. Any status 2xx is "taken"; nothing else of the answer is read.
 */
@Singleton
class WebhookChannel implements NotificationChannel {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final AlertSettingsStore store;
    private final URI console;
    private final Clock clock;
    private final CloseableHttpClient client = GuardedClient.make();

    @Inject
    WebhookChannel(AlertSettingsStore store, Settings settings, Clock clock) {
        this.store = store;
        this.console = settings.url("/console/alerts.xhtml");
        this.clock = clock;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.WEBHOOK;
    }

    @Override
    public Optional<Failure> deliver(Message message) {
        WebhookSettings webhook = store.find().settings().webhook();
        if (!webhook.enabled()) {
            return Optional.of(new Failure(DeliveryTrouble.OFF, "webhooks are switched off"));
        }
        URI url = webhook.url();
        Optional<String> secret = store.webhookSecret();
        if (url == null || secret.isEmpty()) {
            String missing = url == null ? "no URL is set" : "no secret is set";
            return Optional.of(new Failure(DeliveryTrouble.NOT_CONFIGURED, missing));
        }
        byte[] body = WebhookBody.of(message, AlertTexts.in(webhook.language()), console);
        HttpPost request = new HttpPost(url);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        sign(request, message.id().toString(), WebhookSecret.key(secret.get()), body);
        return post(request);
    }

    private void sign(HttpPost request, String id, byte[] key, byte[] body) {
        Instant now = clock.instant();
        request.setHeader("webhook-id", id);
        request.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        request.setHeader("webhook-signature", WebhookSignature.of(key, id, now, body));
    }

    private Optional<Failure> post(HttpPost request) {
        CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(request::cancel);
        try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
            int status = response.getCode();
            request.cancel(); // instead of reading the rest of the answer, however long that is
            return status / 100 == 2
                    ? Optional.empty()
                    : Optional.of(new Failure(DeliveryTrouble.STATUS, "the webhook answers with status " + status));
        } catch (IOException e) {
            return Optional.of(failure(e));
        }
    }

    private static Failure failure(IOException thrown) {
        String name = thrown.getClass().getSimpleName();
        return switch (Reason.of(thrown)) {
            case FORBIDDEN ->
                new Failure(DeliveryTrouble.ADDRESS_REFUSED, "it is a link-local or metadata-service address");
            case NO_SUCH_HOST -> new Failure(DeliveryTrouble.NO_SUCH_HOST, "nobody knows the webhook's host");
            case TLS -> new Failure(DeliveryTrouble.TLS, "no TLS with the webhook (" + name + ")");
            case TIMEOUT -> new Failure(DeliveryTrouble.TIMEOUT, "the webhook does not answer in time");
            default -> new Failure(DeliveryTrouble.NO_CONNECTION, "the webhook cannot be reached (" + name + ")");
        };
    }

    @PreDestroy
    void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
