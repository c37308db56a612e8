package org.peakonjit.provisioning.result;

import java.util.Optional;
import org.peakonjit.provisioning.user.PeakonAccount;

/** How a create at Peakon ended. */
public sealed interface Creation {

    record Created(PeakonAccount account) implements Creation {}

    /** Peakon had the account already: it says so (409 or its like) and a look-up found it, or it restored it (200). */
    record AlreadyThere(PeakonAccount account) implements Creation {}

    /** No account was created, certainly. */
    record NotCreated(ProvisioningFailure failure) implements Creation {}

    /**
     * The request may have been carried out: timeout, 5xx, connection lost, and a look-up could not settle it.
     *
     * @param instead an account that the look-up found and that has something of the person's, but does not say what was
     *     sent: it was there before, most likely
     */
    record Unknown(ProvisioningFailure failure, Optional<PeakonAccount> instead) implements Creation {

        public Unknown(ProvisioningFailure failure) {
            this(failure, Optional.empty());
        }
    }
}
