package org.peakonjit.alerting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.peakonjit.alerting.notice.Deliveries;
import org.peakonjit.alerting.notice.DeliveryTrouble;
import org.peakonjit.alerting.notice.Message;
import org.peakonjit.alerting.notice.Notice;
import org.peakonjit.alerting.notice.NotificationChannel;
import org.peakonjit.alerting.notice.NotificationChannel.Failure;
import org.peakonjit.refusal.Fault;

/** What tests of those who use alerts need. */
public final class AlertFixtures {

    private AlertFixtures() {}

    /** A webhook that always answers 503; there is no e-mail. */
    public static Deliveries deliveriesThatFail() {
        NotificationChannel failing = new NotificationChannel() {
            @Override
            public ChannelKind kind() {
                return ChannelKind.WEBHOOK;
            }

            @Override
            public Optional<Failure> deliver(Message message) {
                return Optional.of(new Failure(DeliveryTrouble.STATUS, new Fault("webhook.status", List.of(503))));
            }
        };
        return new Deliveries(Stream.of(failing), Clock.systemUTC(), Duration.ofSeconds(5));
    }

    /** Raises, and clears again, an alert about an application's licences. */
    public static void raise(Alerts alerts, String application, boolean clear, ChannelKind... outboxes) {
        Condition reached = new Condition(
                AlertKind.LICENSE_CONSUMPTION,
                application,
                100,
                Severity.CRITICAL,
                Map.of("threshold", "100", "consumed", "5", "limit", "5"));
        Instant now = Instant.parse("2020-11-25T12:00:00Z");
        alerts.move(TopicState.unheardOf(reached.topic()), reached, now, Set.of(outboxes));
        if (clear) {
            TopicState standing = alerts.states().stream()
                    .filter(one -> one.topic().equals(reached.topic()))
                    .findFirst()
                    .orElseThrow();
            alerts.move(standing, null, now.plusSeconds(60), Set.of(outboxes));
        }
    }

    /** A message about such an alert. */
    public static Message message(ThresholdCrossing event) {
        return Message.of(new Notice(
                UUID.randomUUID(),
                UUID.randomUUID(),
                event,
                AlertKind.LICENSE_CONSUMPTION,
                "peakon",
                Severity.CRITICAL,
                Map.of("threshold", "100", "consumed", "250", "limit", "250"),
                Instant.parse("2020-11-25T12:00:00Z")));
    }

    public static Message testMessage() {
        return Message.test(Instant.parse("2020-11-25T12:00:00Z"));
    }
}
