package org.peakonjit.administration;

import java.util.function.Supplier;
import org.peakonjit.administration.Saving.Contended;

/** Saves what others may change between the look at it and the writing. */
final class OptimisticSaving {

    private static final int TRIES = 5;

    private OptimisticSaving() {}

    /**
     * Tries until nobody was faster.
     *
     * @param stale what a try throws when somebody was
     * @param once looks at what is stored, checks and writes: what was checked before is no longer so
     */
    static <T> Saving<T> tries(Class<? extends RuntimeException> stale, Supplier<Saving<T>> once) {
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                return once.get();
            } catch (RuntimeException e) {
                if (!stale.isInstance(e)) {
                    throw e;
                }
            }
        }
        return new Contended<>();
    }
}
