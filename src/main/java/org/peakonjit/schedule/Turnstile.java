package org.peakonjit.schedule;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many through at once for each key, on this node; the others wait in the order in which they came, and hold
 * nothing while they do.
 */
public final class Turnstile<K> {

    private final int atOnce;
    private final ConcurrentHashMap<K, Gate> gates = new ConcurrentHashMap<>();

    /** A gate that somebody passes or waits at. */
    private record Gate(Semaphore places, int people) {

        Gate with(int more) {
            return new Gate(places, people + more);
        }
    }

    public Turnstile(int atOnce) {
        this.atOnce = atOnce;
    }

    /**
     * Does the work when it is its turn.
     *
     * @param work is told whether somebody else was before it
     * @return empty when its turn did not come in time
     */
    public <T> Optional<T> pass(K key, Duration longest, Function<Boolean, T> work) {
        Semaphore places = gates.compute(key, (any, gate) -> one(gate)).places();
        try {
            boolean waits = !places.tryAcquire(0, TimeUnit.NANOSECONDS);
            if (waits && !places.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.apply(waits));
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in a queue", e);
        } finally {
            gates.computeIfPresent(key, (any, gate) -> gate.people() == 1 ? null : gate.with(-1));
        }
    }

    private Gate one(@Nullable Gate gate) {
        return gate == null ? new Gate(new Semaphore(atOnce, true), 1) : gate.with(1);
    }
}
