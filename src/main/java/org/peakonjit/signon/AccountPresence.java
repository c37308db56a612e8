package org.peakonjit.signon;

import java.util.Optional;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.user.PeakonAccount;

/** Whether the account of a seat is at Peakon. */
public sealed interface AccountPresence {

    /** It is. */
    record There(PeakonAccount account) implements AccountPresence {}

    /** Not under the id that the seat has, but a search finds the person's account. */
    record Elsewhere(PeakonAccount account) implements AccountPresence {}

    /** Neither its id nor a search finds it, and Peakon has had the time to show it (rule W8). */
    record Gone() implements AccountPresence {}

    /** Nobody knows yet. */
    record Unknown(ProvisioningFailure failure) implements AccountPresence {

        /** Whether Peakon may say it another time, which did not answer now; else it said what nobody can make anything of. */
        public boolean mayPass() {
            return (failure.kind() == Kind.UNAVAILABLE || failure.kind() == Kind.MISCONFIGURED)
                    && !failure.fault().is(FailureCause.ACCOUNT_NOT_SEEN);
        }
    }

    /** Why nothing can be done with an account that was not there a moment ago; empty where it is known what became of it. */
    default Optional<ProvisioningFailure> doubt() {
        if (this instanceof Unknown unknown) {
            return Optional.of(unknown.failure());
        }
        return this instanceof There
                ? Optional.of(ProvisioningFailure.unavailable(FailureCause.ACCOUNT_NOT_SEEN))
                : Optional.empty();
    }
}
