package org.peakonjit.database.pool;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.peakonjit.trace.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether the database is there, since it asks twice a second, and says so: once when it goes, once a minute, once
 * when it is back.
 */
public final class DatabaseWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(400);
    /** Together with the pause it leaves a request less than three seconds. */
    private static final Duration PATIENCE = Duration.ofMillis(1400);
    /** After a pause of this process the answer may have come just so. */
    private static final Duration GRACE = Duration.ofMillis(100);

    private static final Duration REMINDER = Duration.ofMinutes(1);

    /** What follows from it. */
    public interface Listener {
        void gone();

        void back();
    }

    private final DatabaseProbe probe;
    private final Function<Throwable, String> reasons;
    private final Listener listener;
    private final Clock clock;
    private final ScheduledExecutorService looks;
    private final ExecutorService questions;
    private @Nullable Future<?> question;
    private volatile @Nullable DatabaseAbsence absence;
    private Instant saidAt = Instant.MIN;

    public DatabaseWatch(DatabaseProbe probe, Function<Throwable, String> reasons, Listener listener, Clock clock) {
        this.probe = probe;
        this.reasons = reasons;
        this.listener = listener;
        this.clock = clock;
        this.looks = Executors.newSingleThreadScheduledExecutor(DatabaseWatch::thread);
        this.questions = Executors.newSingleThreadExecutor(DatabaseWatch::thread);
    }

    /** As {@code schedule.DeploymentThreads}, which stands on this package. */
    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "peakon-jit-database-watch");
        thread.setDaemon(true);
        thread.setContextClassLoader(DatabaseWatch.class.getClassLoader());
        return thread;
    }

    /** Looks from now on; before, {@link #isAway} and {@link #isThere} say how it is. */
    public void start() {
        looks.scheduleWithFixedDelay(this::look, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    public Optional<DatabaseAbsence> absence() {
        return Optional.ofNullable(absence);
    }

    /** Returns when the database is there. */
    public synchronized void await() throws InterruptedException {
        while (absence != null) {
            wait();
        }
    }

    private void look() {
        Future<?> asked = question;
        if (asked == null || asked.isDone()) {
            asked = questions.submit(() -> {
                probe.ask();
                return null;
            });
            question = asked;
        }
        try {
            wait(asked);
            isThere();
        } catch (TimeoutException e) {
            probe.forget();
            isAway("it does not answer");
        } catch (ExecutionException e) {
            isAway(reasons.apply(e.getCause() == null ? e : e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("the database cannot be watched", e);
        }
    }

    private static void wait(Future<?> asked) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asked.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    public synchronized void isAway(String reason) {
        Instant now = clock.instant();
        DatabaseAbsence known = absence;
        DatabaseAbsence current = known == null
                ? new DatabaseAbsence(Reference.fresh(), now, reason)
                : new DatabaseAbsence(known.reference(), known.since(), reason);
        absence = current;
        if (known == null) {
            LOG.error(
                    "reference={} the database is away: {}. Nobody is served until it is back",
                    current.reference(),
                    reason);
            saidAt = now;
            listener.gone();
        } else if (Duration.between(saidAt, now).abs().compareTo(REMINDER) >= 0) {
            LOG.error("reference={} the database is away since {}: {}", current.reference(), current.since(), reason);
            saidAt = now;
        }
    }

    public synchronized void isThere() {
        DatabaseAbsence known = absence;
        if (known != null) {
            listener.back();
            absence = null;
            LOG.info(
                    "reference={} the database is there, after {} s",
                    known.reference(),
                    Duration.between(known.since(), clock.instant()).toSeconds());
            notifyAll();
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
        probe.forget();
        questions.shutdownNow();
    }
}
