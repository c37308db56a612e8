package org.peakonjit.alerting;

import io.github.resilience4j.core.IntervalFunction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.alerting.NotificationChannel.Failure;
import org.peakonjit.alerting.Outbox.Waiting;
import org.peakonjit.schedule.BackgroundTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits in the outbox: at least once each. What fails is tried again, each time after about twice the pause,
 * for a day.
 */
@Singleton
class SendNotices implements BackgroundTask {

    static final Duration TRIED_FOR = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(SendNotices.class);

    /** Longer than a delivery may take. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** Other tasks want the thread, too. */
    private static final int AT_MOST = 20;

    private static final IntervalFunction PAUSES =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofSeconds(10), 2.0, 0.2, Duration.ofHours(1));

    private final Outbox outbox;
    private final Deliveries deliveries;
    private final NoticeCounters counters;
    private final Clock clock;

    @Inject
    SendNotices(Outbox outbox, Deliveries deliveries, NoticeCounters counters, Clock clock) {
        this.outbox = outbox;
        this.deliveries = deliveries;
        this.counters = counters;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "send-notices";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(2);
    }

    @Override
    public void run() {
        for (int sent = 0; sent < AT_MOST; sent++) {
            Optional<Waiting> next = outbox.take(clock.instant(), LEASE);
            if (next.isEmpty() || Thread.currentThread().isInterrupted()) {
                return;
            }
            send(next.get());
        }
    }

    private void send(Waiting waiting) {
        Optional<Failure> failure = deliveries.deliver(waiting.channel(), Message.of(waiting.notice()));
        counters.count(waiting.channel(), failure.isEmpty());
        if (failure.isEmpty()) {
            outbox.sent(waiting, clock.instant());
        } else {
            failed(waiting, failure.get());
        }
    }

    private void failed(Waiting waiting, Failure failure) {
        Instant nextTry = nextTry(waiting);
        outbox.failed(waiting, failure.trouble(), nextTry);
        if (nextTry == null) {
            LOG.error(
                    "notice {} by {} is given up after {} tries: {}",
                    waiting.notice().id(),
                    waiting.channel().word(),
                    waiting.attempts() + 1,
                    failure.detail());
        } else if (waiting.attempts() == 0) { // said once
            LOG.warn(
                    "notice {} of alert {} could not be sent by {}, and is tried again for a day: {}",
                    waiting.notice().id(),
                    waiting.notice().kind().word(),
                    waiting.channel().word(),
                    failure.detail());
        }
    }

    private @Nullable Instant nextTry(Waiting waiting) {
        Instant next = clock.instant().plusMillis(PAUSES.apply(waiting.attempts() + 1));
        return next.isAfter(waiting.firstDue().plus(TRIED_FOR)) ? null : next;
    }
}
