package org.peakonjit.provisioning.result;

import org.jspecify.annotations.Nullable;

/** How a change of an account at Peakon ended. */
public sealed interface Change {

    record Done() implements Change {}

    /** The account was as wanted already; nothing was sent. */
    record Unneeded() implements Change {}

    /** Done but for what refers to a colleague, and why that is not: it may be tried again. */
    record DoneButColleague(ProvisioningFailure failure) implements Change {}

    /**
     * Peakon knows no such id: forget it and look the person up again.
     *
     * @param said whether the service itself says so, as in {@link LookUp.Absent}
     */
    record Gone(boolean said) implements Change {

        /** As the service says itself. */
        public Gone() {
            this(true);
        }

        /**
         * Whether the account is gone for certain, so that a seat may go (rule W8): where everything is a bare 404,
         * nothing is proved.
         *
         * @param account the id that is unknown; null where none was known
         * @param search what a search for the account's holder said
         */
        public boolean isProved(@Nullable String account, LookUp search) {
            return said
                    || search.provesAbsence()
                    || account != null
                            && search instanceof LookUp.Found found
                            && !found.account().id().equals(account);
        }
    }

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
