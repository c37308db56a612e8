package org.peakonjit.upkeep;

import java.util.Optional;

/** How a run of a reconciliation ended. */
public sealed interface ReconciliationOutcome {

    record Compared(ReconciliationReport found) implements ReconciliationOutcome {}

    /** Whoever watched it did not want it to go on. Nothing was changed. */
    record Stopped() implements ReconciliationOutcome {}

    /**
     * Another run of the application is under way, or took the place of this one, or the application was deleted or has
     * another Peakon since. Nothing was changed.
     */
    record OtherRun() implements ReconciliationOutcome {}

    /** Empty where it did not come to its end. */
    default Optional<ReconciliationReport> report() {
        return this instanceof Compared compared ? Optional.of(compared.found()) : Optional.empty();
    }
}
