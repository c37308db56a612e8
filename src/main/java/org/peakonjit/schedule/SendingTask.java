package org.peakonjit.schedule;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.schedule.Outbox.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits in the outbox: at least once each, one after the other. What fails, by a mistake of ours too, waits
 * for its next try and holds up nothing else.
 */
public abstract class SendingTask implements BackgroundTask {

    /** Who refused something as often will not take it. */
    static final int MOST_REFUSALS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(SendingTask.class);

    /**
     * How long it is tried.
     *
     * @param lease longer than one try may take
     * @param atOnce how many of a kind are sent in one run: others want the thread, too
     * @param remembers whether what was given up stays, for administrators to see
     */
    public record Patience(
            IntervalFunction pauses,
            int mostAttempts,
            Duration triedFor,
            Duration lease,
            int atOnce,
            boolean remembers) {

        @Nullable
        Instant nextTry(Entry entry, Instant now) {
            int attempts = entry.attempts() + 1;
            Instant next = now.plusMillis(pauses.apply(attempts));
            return attempts >= mostAttempts || next.isAfter(entry.triedSince().plus(triedFor)) ? null : next;
        }
    }

    /**
     * Why something could not be sent.
     *
     * @param trouble a word that is kept with it
     * @param detail for the log: no secret, no NameID
     * @param refused whether it was refused for what it says, so that it is tried a few times at most
     */
    public record Failure(String trouble, String detail, boolean refused) {

        /** Of what may go well another time. */
        public Failure(String trouble, String detail) {
            this(trouble, detail, false);
        }
    }

    private final Outbox outbox;
    private final List<String> kinds;
    private final Patience patience;
    private final Clock clock;

    protected SendingTask(Outbox outbox, List<String> kinds, Patience patience, Clock clock) {
        this.outbox = outbox;
        this.kinds = kinds;
        this.patience = patience;
        this.clock = clock;
    }

    /** Sends it, or finds that it need not be sent any more. Returns why it could not be. */
    protected abstract Optional<Failure> send(Entry entry);

    @Override
    public final void run() {
        kinds.forEach(this::sendAll);
    }

    private void sendAll(String kind) {
        for (int sent = 0; sent < patience.atOnce(); sent++) {
            Optional<Entry> next = outbox.take(kind, patience.lease());
            if (next.isEmpty() || Thread.currentThread().isInterrupted()) {
                return;
            }
            Entry entry = next.get();
            guardedSend(entry).ifPresentOrElse(failure -> failed(entry, failure), () -> outbox.remove(entry));
        }
    }

    private Optional<Failure> guardedSend(Entry entry) {
        try {
            return send(entry);
        } catch (RuntimeException e) {
            LOG.error("{}: sending {} broke", name(), entry.item(), e);
            return Optional.of(new Failure("FAILED", "it broke"));
        }
    }

    private void failed(Entry entry, Failure why) {
        boolean inVain = why.refused() && entry.attempts() + 1 >= MOST_REFUSALS;
        Instant nextTry = inVain ? null : patience.nextTry(entry, clock.instant());
        if (nextTry == null && !patience.remembers()) {
            outbox.remove(entry);
        } else {
            outbox.failed(entry, why.trouble(), nextTry);
        }
        int tries = entry.attempts() + 1;
        if (nextTry == null) {
            LOG.error("{} {} is given up after {} tries: {}", entry.kind(), entry.item(), tries, why.detail());
        } else if (tries == 1) { // said once
            LOG.warn("{} {} could not be sent, and is tried again: {}", entry.kind(), entry.item(), why.detail());
        }
    }
}
