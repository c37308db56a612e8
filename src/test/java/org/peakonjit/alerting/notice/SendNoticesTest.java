package org.peakonjit.alerting.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.ChannelKind;
import org.peakonjit.alerting.Condition;
import org.peakonjit.alerting.InMemoryAlerts;
import org.peakonjit.alerting.Severity;
import org.peakonjit.alerting.TopicState;
import org.peakonjit.schedule.ManualClock;

class SendNoticesTest {

    private static final Condition WRONG =
            new Condition(AlertKind.TOKEN_REJECTED, "peakon", 1, Severity.CRITICAL, Map.of());

    private final ManualClock clock = new ManualClock("2026-11-25T12:00:00Z");
    private final InMemoryAlerts alerts = new InMemoryAlerts(clock);
    private final Notices notices = alerts.notices;
    private final Receiver receiver = new Receiver();
    private final NoticeCounters counters = new NoticeCounters(alerts, notices);
    private final SendNotices send = new SendNotices(
            alerts.outbox, new Deliveries(Stream.of(receiver), clock, Duration.ofSeconds(1)), counters, clock);

    private static final class Receiver implements NotificationChannel {
        private final List<UUID> got = new ArrayList<>();
        private Optional<Failure> failure = Optional.empty();
        private boolean hangs;
        private boolean breaks;

        @Override
        public ChannelKind kind() {
            return ChannelKind.WEBHOOK;
        }

        @Override
        public Optional<Failure> deliver(Message message) {
            got.add(message.id());
            if (breaks) {
                throw new IllegalStateException("a bug");
            }
            try {
                Thread.sleep(hangs ? 60_000 : 0);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return failure;
        }
    }

    @BeforeEach
    void raise() {
        alerts.move(TopicState.unheardOf(WRONG.topic()), WRONG, clock.instant(), Set.of(ChannelKind.WEBHOOK));
    }

    @Test
    void sendsEachOnce() {
        send.run();
        send.run();

        assertThat(receiver.got).hasSize(1);
        assertThat(notices.undelivered(10)).isEmpty();
    }

    @Test
    void triesAgainWithGrowingPausesUnderTheSameIdAndGivesUpAfterADay() {
        receiver.failure = Optional.of(new NotificationChannel.Failure(DeliveryTrouble.STATUS, DeliveryFault.BROKE));
        List<Duration> pauses = new ArrayList<>();
        Instant begun = clock.now;
        for (int tries = 0; tries < 200; tries++) {
            send.run();
            Notices.Undelivered waiting = notices.undelivered(10).get(0);
            if (waiting.nextTry() == null) {
                break;
            }
            pauses.add(Duration.between(clock.now, waiting.nextTry()));
            clock.now = waiting.nextTry();
        }

        assertThat(pauses.get(0)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
        assertThat(pauses.get(3)).isBetween(Duration.ofSeconds(64), Duration.ofSeconds(96));
        assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofHours(1)) <= 0);
        assertThat(Duration.between(begun, clock.now)).isBetween(Duration.ofHours(22), Duration.ofHours(24));
        assertThat(receiver.got.stream().distinct()).hasSize(1);
        assertThat(notices.undelivered(10))
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).isEqualTo(DeliveryTrouble.STATUS));
    }

    @Test
    void triesOnceMoreWhatWasGivenUpWhenAsked() {
        receiver.failure = Optional.of(new NotificationChannel.Failure(DeliveryTrouble.STATUS, DeliveryFault.BROKE));
        send.run();
        clock.now = clock.now.plus(Duration.ofDays(2));
        send.run();
        assertThat(notices.undelivered(10).get(0).nextTry()).isNull();

        receiver.failure = Optional.empty();
        assertThat(notices.retryNow()).isEqualTo(1);
        send.run();

        assertThat(notices.undelivered(10)).isEmpty();
    }

    @Test
    void sendsWhatANodeTookAndDiedWith() {
        assertThat(alerts.outbox.take(Notices.kind(ChannelKind.WEBHOOK), Duration.ofMinutes(1)))
                .isPresent();
        send.run();
        assertThat(receiver.got).isEmpty();

        clock.now = clock.now.plus(Duration.ofMinutes(2));
        send.run();
        assertThat(receiver.got).hasSize(1);
    }

    @Test
    void waitsForNobodyForLongAndLosesNothingToABug() {
        receiver.hangs = true;
        send.run();
        assertThat(notices.undelivered(10).get(0).reason()).isEqualTo(DeliveryTrouble.TIMEOUT);

        receiver.hangs = false;
        receiver.breaks = true;
        clock.now = clock.now.plus(Duration.ofMinutes(2));
        send.run();
        assertThat(notices.undelivered(10).get(0).reason()).isEqualTo(DeliveryTrouble.FAILED);
        assertThat(notices.undelivered(10).get(0).attempts()).isEqualTo(2);
    }

    @Test
    void isCounted() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        counters.bindTo(registry);
        receiver.failure = Optional.of(new NotificationChannel.Failure(DeliveryTrouble.STATUS, DeliveryFault.BROKE));
        send.run();
        counters.read();

        assertThat(registry.get("peakonjit.alerts.active")
                        .tag("severity", "critical")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(registry.get("peakonjit.alert.notices")
                        .tag("channel", "webhook")
                        .tag("outcome", "failed")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("peakonjit.alert.notices.undelivered")
                        .tag("channel", "webhook")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }
}
