package org.peakonjit.administration;

import java.util.List;
import java.util.function.Supplier;
import org.peakonjit.administration.Saving.Contended;
import org.peakonjit.administration.Saving.Invalid;
import org.peakonjit.database.StaleVersionException;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.json.StoredForm.TooLongException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves what others may change between the look at it and the writing. */
public final class OptimisticSaving {

    private static final Logger LOG = LoggerFactory.getLogger(OptimisticSaving.class);
    private static final int TRIES = 5;

    private OptimisticSaving() {}

    /**
     * Tries until nobody was faster. What is too long to be stored is wrong as a whole.
     *
     * @param once looks at what is stored, checks, writes and tells the audit, in a transaction of its own: what was
     *     checked before is no longer so where it throws a {@link StaleVersionException}
     */
    public static <T> Saving<T> tries(UnitOfWork unitOfWork, Supplier<Saving<T>> once) {
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                return unitOfWork.call(once);
            } catch (TooLongException e) {
                return new Invalid<>(List.of(e.error()));
            } catch (StaleVersionException e) {
                LOG.debug("somebody else was faster", e);
            }
        }
        return new Contended<>();
    }
}
