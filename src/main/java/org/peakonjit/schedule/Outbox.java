package org.peakonjit.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent elsewhere, kept until it is. Whoever writes an entry does so in the transaction of what it tells
 * of; a {@link SendingTask} sends it.
 */
public interface Outbox {

    /**
     * Something to be sent.
     *
     * @param kind what it is: who sends it, and how long they try
     * @param item which one of its kind
     * @param payload JSON as {@link org.peakonjit.json.StoredJson} writes it
     * @param attempts how often sending it failed
     * @param triedSince from when its tries are counted
     * @param due when it is tried next; null = it was given up
     * @param trouble why it failed last; null = it did not
     * @param revision another one whenever the entry is replaced or taken
     */
    record Entry(
            String kind,
            String item,
            String payload,
            int attempts,
            Instant triedSince,
            @Nullable Instant due,
            @Nullable String trouble,
            long revision) {}

    /**
     * Keeps something that is due now, in the current transaction if there is one. It replaces what is kept of the same
     * item, and starts anew, unless that is the very same.
     */
    void put(String kind, String item, String payload);

    /** What is kept of an item, whether its time has come or not. */
    Optional<Entry> find(String kind, String item);

    /**
     * Takes the entry that is due longest, for the time of {@code lease}: within it nobody else gets it; after it,
     * whoever asks, should this node have died.
     */
    Optional<Entry> take(String kind, Duration lease);

    /** Forgets an entry that was taken; what replaced it meanwhile stays. */
    void remove(Entry taken);

    void remove(String kind, String item);

    /**
     * Has an entry that was taken wait; what replaced it meanwhile does not.
     *
     * @param nextTry null = it is given up
     */
    void failed(Entry taken, String trouble, @Nullable Instant nextTry);

    /** Those that were tried and not sent, given up or not, the latest written first. */
    List<Entry> failed(String kind, int atMost);

    long countFailed(String kind);

    /** Has all that failed tried again at once, those given up, too. */
    int retry(String kind);

    /** Has an item tried again at once, with as much patience as at first; returns whether it is kept. */
    boolean retry(String kind, String item);

    /** Forgets what was written before then. */
    void forgetBefore(String kind, Instant then);
}
