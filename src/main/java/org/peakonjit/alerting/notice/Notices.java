package org.peakonjit.alerting.notice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.alerting.Alert;
import org.peakonjit.alerting.ChannelKind;
import org.peakonjit.alerting.ThresholdCrossing;
import org.peakonjit.json.StoredJson;
import org.peakonjit.schedule.Outbox;
import org.peakonjit.schedule.Outbox.Entry;

/** Notices on their way, in the outbox: a kind of their own for each channel. */
@Singleton
public class Notices {

    /**
     * A notice that was not delivered at the first try.
     *
     * @param reason why, at the last try
     * @param nextTry null when it was given up
     */
    public record Undelivered(
            Notice notice,
            ChannelKind channel,
            int attempts,
            DeliveryTrouble reason,
            @Nullable Instant nextTry) {}

    private final Outbox outbox;

    @Inject
    public Notices(Outbox outbox) {
        this.outbox = outbox;
    }

    public static String kind(ChannelKind channel) {
        return "notice-" + channel.word();
    }

    static ChannelKind channel(Entry entry) {
        return channels()
                .filter(channel -> kind(channel).equals(entry.kind()))
                .findFirst()
                .orElseThrow();
    }

    static Notice read(Entry entry) {
        return StoredJson.read(entry.payload(), Notice.class);
    }

    /** Leaves a notice of what happened to an alert, in the transaction in which it happens. */
    public void leave(Alert about, ThresholdCrossing event, ChannelKind channel, Instant at) {
        UUID id = UUID.randomUUID();
        Notice notice =
                new Notice(id, about.id(), event, about.kind(), about.object(), about.severity(), about.facts(), at);
        outbox.put(kind(channel), id.toString(), StoredJson.write(notice));
    }

    /** Those that were tried and not delivered, the latest first. */
    public List<Undelivered> undelivered(int atMost) {
        return channels()
                .flatMap(channel -> outbox.failed(kind(channel), atMost).stream())
                .map(Notices::undelivered)
                .sorted(Comparator.comparing((Undelivered one) -> one.notice().at())
                        .reversed())
                .limit(atMost)
                .toList();
    }

    private static Undelivered undelivered(Entry entry) {
        return new Undelivered(
                read(entry), channel(entry), entry.attempts(), DeliveryTrouble.of(entry.trouble()), entry.due());
    }

    public long countUndelivered(ChannelKind channel) {
        return outbox.countFailed(kind(channel));
    }

    /** Has all that failed tried again at once, those given up, too. */
    public int retryNow() {
        return channels().mapToInt(channel -> outbox.retry(kind(channel))).sum();
    }

    public void forgetBefore(Instant then) {
        channels().forEach(channel -> outbox.forgetBefore(kind(channel), then));
    }

    private static Stream<ChannelKind> channels() {
        return Arrays.stream(ChannelKind.values());
    }
}
