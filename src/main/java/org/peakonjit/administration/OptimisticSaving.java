package org.peakonjit.administration;

import java.util.List;
import java.util.function.Supplier;
import org.peakonjit.administration.Saving.Contended;
import org.peakonjit.administration.Saving.Invalid;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.json.StoredForm.TooLongException;

/** Saves what others may change between the look at it and the writing. */
public final class OptimisticSaving {

    private static final int TRIES = 5;

    private OptimisticSaving() {}

    /**
     * Tries until nobody was faster. What is too long to be stored is wrong as a whole.
     *
     * @param stale what a try throws when somebody was
     * @param once looks at what is stored, checks, writes and tells the audit, in a transaction of its own: what was
     *     checked before is no longer so
     */
    public static <T> Saving<T> tries(
            UnitOfWork unitOfWork, Class<? extends RuntimeException> stale, Supplier<Saving<T>> once) {
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                return unitOfWork.call(once);
            } catch (TooLongException e) {
                return new Invalid<>(List.of(e.error()));
            } catch (RuntimeException e) {
                if (!stale.isInstance(e)) {
                    throw e;
                }
            }
        }
        return new Contended<>();
    }
}
