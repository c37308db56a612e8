package org.peakonjit.json;

import java.util.Optional;
import java.util.function.Predicate;
import org.peakonjit.refusal.Fault;

/** A shape that tells what a text lacks: the argument of the fault of its name. */
public interface Reasoned extends Predicate<String> {

    /** Empty where nothing is wrong. */
    Optional<Fault> wrongWith(String text);

    @Override
    default boolean test(String text) {
        return wrongWith(text).isEmpty();
    }
}
