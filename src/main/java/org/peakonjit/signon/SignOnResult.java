package org.peakonjit.signon;

import java.util.Optional;
import org.peakonjit.license.Seat;

/** How the decision on a subject ended. */
public sealed interface SignOnResult {

    /**
     * The person may be handed on.
     *
     * @param seat the seat they hold; empty where just-in-time provisioning is off or was skipped by setting
     * @param note what an administrator should know of it, for the audit
     */
    record Admitted(Optional<Seat> seat, Optional<String> note) implements SignOnResult {

        public Admitted(Optional<Seat> seat) {
            this(seat, Optional.empty());
        }
    }

    record Refused(Refusal refusal) implements SignOnResult {}
}
