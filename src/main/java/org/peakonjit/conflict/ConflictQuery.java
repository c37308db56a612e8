package org.peakonjit.conflict;

import java.util.Optional;
import org.peakonjit.license.person.Claim;

/**
 * Which conflicts to see.
 *
 * @param application of this one alone; empty = of all
 * @param state in this state alone
 * @param kind about this alone
 * @param text part of an address of either side, in any case; every character stands for itself
 */
public record ConflictQuery(
        Optional<String> application,
        Optional<Conflict.State> state,
        Optional<Claim.Kind> kind,
        Optional<String> text) {

    /** Those that wait for an administrator. */
    public static ConflictQuery open() {
        return new ConflictQuery(
                Optional.empty(), Optional.of(Conflict.State.OPEN), Optional.empty(), Optional.empty());
    }

    /** The same in one application. */
    public ConflictQuery of(String name) {
        return new ConflictQuery(Optional.of(name), state, kind, text);
    }
}
