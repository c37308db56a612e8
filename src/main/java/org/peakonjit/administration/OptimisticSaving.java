package org.peakonjit.administration;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.peakonjit.administration.Saving.Contended;
import org.peakonjit.administration.Saving.Invalid;
import org.peakonjit.administration.Saving.Saved;
import org.peakonjit.database.StaleVersionException;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.json.Reading;
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

    /**
     * Puts what is wanted, unless something is wrong with it, in place of what is stored. What is so already is left as it
     * is: no new version, and nobody is told.
     *
     * @param isSo whether what is stored is what is wanted, secrets included
     * @param write writes what is wanted, tells the audit, and returns it as it is stored then
     */
    public static <D, T> Saving<T> replace(
            Optional<T> before, Reading<D> wanted, BiPredicate<D, T> isSo, Function<D, T> write) {
        if (!wanted.errors().isEmpty()) {
            return new Invalid<>(wanted.errors());
        }
        Optional<T> same = before.filter(stored -> isSo.test(wanted.get(), stored));
        return new Saved<>(same.orElseGet(() -> write.apply(wanted.get())), before.isEmpty());
    }
}
