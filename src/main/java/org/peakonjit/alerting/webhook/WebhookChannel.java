package org.peakonjit.alerting.webhook;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.peakonjit.alerting.ChannelKind;
import org.peakonjit.alerting.notice.AlertTexts;
import org.peakonjit.alerting.notice.DeliveryTrouble;
import org.peakonjit.alerting.notice.Message;
import org.peakonjit.alerting.notice.NotificationChannel;
import org.peakonjit.alerting.settings.AlertSettingsStore;
import org.peakonjit.alerting.settings.WebhookSettings;
import org.peakonjit.config.Settings;
import org.peakonjit.outbound.Fetched.Reason;
import org.peakonjit.outbound.SignedPost;
import org.peakonjit.outbound.SignedPost.Outcome;

/**
 * Posts notices, signed, to the URL of the settings. Any status 2xx is "taken".
 */
@Singleton
class WebhookChannel implements NotificationChannel {

    private final AlertSettingsStore store;
    private final URI console;
    private final Clock clock;
    private final SignedPost post = new SignedPost();

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
            return Optional.of(new Failure(DeliveryTrouble.OFF, WebhookFault.OFF));
        }
        URI url = webhook.url();
        Optional<String> secret = store.webhookSecret();
        if (url == null || secret.isEmpty()) {
            WebhookFault missing = url == null ? WebhookFault.URL_MISSING : WebhookFault.SECRET_MISSING;
            return Optional.of(new Failure(DeliveryTrouble.NOT_CONFIGURED, missing));
        }
        Outcome outcome = post.send(
                url,
                secret.get(),
                message.id().toString(),
                clock.instant(),
                "application/json",
                WebhookBody.of(message, AlertTexts.in(webhook.language()), console),
                Map.of());
        Reason trouble = outcome.trouble();
        if (trouble != null) {
            return Optional.of(failure(trouble, outcome.thrown()));
        }
        return outcome.isTaken()
                ? Optional.empty()
                : Optional.of(new Failure(DeliveryTrouble.STATUS, WebhookFault.STATUS, outcome.status()));
    }

    private static Failure failure(Reason trouble, String name) {
        return switch (trouble) {
            case FORBIDDEN -> new Failure(DeliveryTrouble.ADDRESS_REFUSED, WebhookFault.FORBIDDEN);
            case NO_SUCH_HOST -> new Failure(DeliveryTrouble.NO_SUCH_HOST, WebhookFault.NO_SUCH_HOST);
            case TLS -> new Failure(DeliveryTrouble.TLS, WebhookFault.TLS, name);
            case TIMEOUT -> new Failure(DeliveryTrouble.TIMEOUT, WebhookFault.TIMEOUT);
            default -> new Failure(DeliveryTrouble.NO_CONNECTION, WebhookFault.NO_CONNECTION, name);
        };
    }

    @PreDestroy
    void close() {
        post.close();
    }
}
