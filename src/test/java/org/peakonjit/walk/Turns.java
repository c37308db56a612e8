package org.peakonjit.walk;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Two threads that take turns, a given number of steps each, so that what runs at two nodes at once is the same in every
 * run. Whoever waits lets the other go on; time passes when both wait.
 */
final class Turns {

    private static final ExecutorService SECOND = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "the other node");
        thread.setDaemon(true);
        return thread;
    });

    private final VirtualTime time;
    private final Semaphore[] turn = {new Semaphore(0), new Semaphore(0)};
    private final boolean[] running = {false, false};
    private final long[] awake = {0, 0};
    private Iterator<Integer> lengths = List.<Integer>of().iterator();
    private int left;
    private int current;

    Turns(VirtualTime time) {
        this.time = time;
    }

    /** Runs both, the first for the first number of steps, then the second, and so on; then each to its end. */
    void together(Runnable first, Runnable second, List<Integer> steps) {
        lengths = steps.iterator();
        running[0] = true;
        running[1] = true;
        awake[0] = 0;
        awake[1] = 0;
        current = 0;
        left = next();
        Future<?> other = SECOND.submit(() -> {
            turn[1].acquireUninterruptibly();
            try {
                second.run();
            } finally {
                end();
            }
        });
        Throwable thrown = run(first);
        end();
        Throwable others = outcome(other);
        rethrow(thrown != null ? thrown : others);
    }

    private static @Nullable Throwable run(Runnable work) {
        try {
            work.run();
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    private static @Nullable Throwable outcome(Future<?> other) {
        try {
            other.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void rethrow(@Nullable Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw (RuntimeException) thrown;
        }
    }

    /** Which of the two it is. */
    int current() {
        return current;
    }

    private boolean isAlone() {
        return !running[1 - current];
    }

    private int next() {
        return lengths.hasNext() ? lengths.next() : Integer.MAX_VALUE;
    }

    /** A step, after which the other may have its turn. */
    void step() {
        if (running[current] && !isAlone() && --left <= 0) {
            left = next();
            if (awake[1 - current] <= time.nanos()) {
                handOver();
            }
        }
    }

    /** Waits that long. */
    void sleep(long nanos) {
        int me = current;
        long until = time.nanos() + nanos;
        awake[me] = until;
        while (time.nanos() < until) {
            if (!running[me] || isAlone()) {
                time.passUntil(until);
            } else if (awake[1 - me] < until) {
                time.passUntil(awake[1 - me]);
                handOver();
            } else {
                time.passUntil(until);
            }
        }
    }

    private void handOver() {
        int me = current;
        current = 1 - me;
        turn[current].release();
        turn[me].acquireUninterruptibly();
    }

    private void end() {
        int me = current;
        running[me] = false;
        if (running[1 - me]) {
            current = 1 - me;
            turn[current].release();
        } else {
            current = 0;
        }
    }
}
