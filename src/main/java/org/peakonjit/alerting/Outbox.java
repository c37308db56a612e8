package org.peakonjit.alerting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notices on their way. */
public interface Outbox {

    /**
     * A notice that waits.
     *
     * @param attempts how often it failed so far
     * @param firstDue since when it is tried
     */
    record Waiting(Notice notice, ChannelKind channel, int attempts, Instant firstDue) {}

    /**
     * A notice that was not delivered at the first try.
     *
     * @param reason why, at the last try
     * @param nextTry null when it was given up
     */
    record Undelivered(
            Notice notice,
            ChannelKind channel,
            int attempts,
            DeliveryTrouble reason,
            @Nullable Instant nextTry) {}

    /**
     * Takes the notice that is due longest, for the time of {@code lease}: within it nobody else gets it; after it,
     * whoever asks, should this node have died.
     */
    Optional<Waiting> take(Instant now, Duration lease);

    void sent(Waiting waiting, Instant at);

    /** @param nextTry null = it is given up */
    void failed(Waiting waiting, DeliveryTrouble reason, @Nullable Instant nextTry);

    /** Those that were tried and not delivered, the latest first. */
    List<Undelivered> undelivered(int atMost);

    /** How many there are, by channel. */
    Map<ChannelKind, Long> countUndelivered();

    /** Has all that failed tried again at once, those given up, too. */
    int retryNow(Instant now);
}
