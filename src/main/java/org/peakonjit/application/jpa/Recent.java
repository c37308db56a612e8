package org.peakonjit.application.jpa;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value remembered for a short time. Threads that find it too old may load it side by side; none gets an old one. */
final class Recent<T> {

    private static final Duration LONGEST_AGE = Duration.ofSeconds(2);

    private record Loaded<T>(T value, long atNanos) {}

    private final Supplier<T> load;
    private volatile @Nullable Loaded<T> loaded;
    private volatile long generation;

    Recent(Supplier<T> load) {
        this.load = load;
    }

    T get() {
        Loaded<T> known = loaded;
        return known != null && System.nanoTime() - known.atNanos() < LONGEST_AGE.toNanos() ? known.value() : renewed();
    }

    private T renewed() {
        long now = System.nanoTime();
        long before = generation;
        T value = load.get();
        keep(new Loaded<>(value, now), before);
        return value;
    }

    /** Forgets the value, and keeps none whose loading began before. */
    synchronized void forget() {
        generation++;
        loaded = null;
    }

    private synchronized void keep(Loaded<T> fresh, long before) {
        if (generation == before) {
            loaded = fresh;
        }
    }
}
