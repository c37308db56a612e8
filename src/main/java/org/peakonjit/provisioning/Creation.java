package org.peakonjit.provisioning;

/** How a create at Peakon ended. */
public sealed interface Creation {

    record Created(PeakonAccount account) implements Creation {}

    /** Peakon had the account already (409 or its like), and a look-up found it. */
    record AlreadyThere(PeakonAccount account) implements Creation {}

    /** No account was created, certainly. */
    record NotCreated(ProvisioningFailure failure) implements Creation {}

    /** The request may have been carried out: timeout, 5xx, connection lost, and a look-up could not settle it. */
    record Unknown(ProvisioningFailure failure) implements Creation {}
}
