package org.peakonjit.provisioning.scim.http;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The hard end of one exchange: when the time is up its connection is closed, wherever the exchange is. Read timeouts
 * alone would let a service trickle for ever.
 */
final class TimeLimit implements AutoCloseable {

    private static final ThreadLocal<TimeLimit> CURRENT = new ThreadLocal<>();

    private final Future<?> alarm;
    private @Nullable Runnable abort;
    private boolean over;
    private boolean sent;

    private TimeLimit(Duration time, ScheduledExecutorService timer) {
        alarm = timer.schedule(this::end, Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
    }

    /** Sets the limit of the exchange that this thread is about to make. */
    static TimeLimit set(Duration time, ScheduledExecutorService timer) {
        TimeLimit limit = new TimeLimit(time, timer);
        CURRENT.set(limit);
        return limit;
    }

    static @Nullable TimeLimit current() {
        return CURRENT.get();
    }

    synchronized void onEnd(Runnable how) {
        abort = how;
        if (over) {
            how.run();
        }
    }

    /** Notes that from now on the service may have received the request. */
    synchronized void sending() {
        sent = true;
    }

    synchronized boolean isSent() {
        return sent;
    }

    synchronized boolean isOver() {
        return over;
    }

    private synchronized void end() {
        over = true;
        abort();
    }

    /** Ends the exchange, whose connection is not used again. */
    synchronized void abort() {
        if (abort != null) {
            abort.run();
        }
    }

    @Override
    public void close() {
        alarm.cancel(false);
        CURRENT.remove();
    }
}
