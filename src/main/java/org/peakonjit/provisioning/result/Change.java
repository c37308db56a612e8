package org.peakonjit.provisioning.result;

/** How a change of an account at Peakon ended. */
public sealed interface Change {

    record Done() implements Change {}

    /** The account was as wanted already; nothing was sent. */
    record Unneeded() implements Change {}

    /** Done but for what refers to a colleague, and why that is not: it may be tried again. */
    record DoneButColleague(ProvisioningFailure failure) implements Change {}

    /** Peakon knows no such id: forget it and look the person up again. */
    record Gone() implements Change {}

    /**
     * Not or not certainly done; the same change may be tried again.
     *
     * @param mayBeDone whether Peakon may have carried it out: no answer came, or one that says nothing of it
     */
    record Failed(ProvisioningFailure failure, boolean mayBeDone) implements Change {

        /** Certainly not done. */
        public Failed(ProvisioningFailure failure) {
            this(failure, false);
        }
    }
}
