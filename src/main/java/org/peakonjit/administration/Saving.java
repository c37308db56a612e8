package org.peakonjit.administration;

import java.util.List;
import org.peakonjit.json.FieldError;

/**
 * What came of saving something.
 *
 * @param <T> how it is told once it is stored
 */
public sealed interface Saving<T> {

    /**
     * It is stored.
     *
     * @param created whether there was none before
     */
    record Saved<T>(T now, boolean created) implements Saving<T> {}

    /** Nothing changed, for these members are wrong. */
    record Invalid<T>(List<FieldError> errors) implements Saving<T> {
        public Invalid {
            errors = List.copyOf(errors);
        }
    }

    /** Nothing changed, for what is stored is not what was to be replaced. */
    record Overtaken<T>() implements Saving<T> {}

    /** Nothing changed, for others kept changing it. */
    record Contended<T>() implements Saving<T> {}
}
