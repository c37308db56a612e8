package org.peakonjit.alerting.notice;

import io.github.resilience4j.core.IntervalFunction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.peakonjit.alerting.ChannelKind;
import org.peakonjit.schedule.Outbox;
import org.peakonjit.schedule.Outbox.Entry;
import org.peakonjit.schedule.Scheduled;
import org.peakonjit.schedule.SendingTask;

/** Sends notices; what fails is tried again, each time after about twice the pause, for a day. */
@Singleton
@Scheduled(name = "send-notices", every = "PT2S")
class SendNotices extends SendingTask {

    private static final Patience PATIENCE = new Patience(
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofSeconds(10), 2.0, 0.2, Duration.ofHours(1)),
            Integer.MAX_VALUE,
            Duration.ofDays(1),
            Duration.ofMinutes(1),
            20,
            true);

    private final Deliveries deliveries;
    private final NoticeCounters counters;

    @Inject
    SendNotices(Outbox outbox, Deliveries deliveries, NoticeCounters counters, Clock clock) {
        super(outbox, Arrays.stream(ChannelKind.values()).map(Notices::kind).toList(), PATIENCE, clock);
        this.deliveries = deliveries;
        this.counters = counters;
    }

    @Override
    protected Optional<Failure> send(Entry entry) {
        ChannelKind channel = Notices.channel(entry);
        Optional<Failure> failure = deliveries
                .deliver(channel, Message.of(Notices.read(entry)))
                .map(why -> new Failure(why.trouble().name(), why.detail().english()));
        counters.count(channel, failure.isEmpty());
        return failure;
    }
}
