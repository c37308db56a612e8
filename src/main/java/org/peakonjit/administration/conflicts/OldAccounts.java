package org.peakonjit.administration.conflicts;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.conflicts.ConflictDecision.OldAccount;
import org.peakonjit.administration.conflicts.ConflictDecision.SomebodyElse;
import org.peakonjit.administration.conflicts.DecisionOutcome.Kept;
import org.peakonjit.administration.conflicts.DecisionOutcome.Obstacle;
import org.peakonjit.administration.simulation.Reason;
import org.peakonjit.application.Application;
import org.peakonjit.license.Seats;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.result.Change;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.user.ScimUser;

/** Changes at Peakon the account of whoever had what somebody else came with. */
final class OldAccounts {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PeakonMaintenance peakon;
    private final Seats seats;

    OldAccounts(PeakonMaintenance peakon, Seats seats) {
        this.peakon = peakon;
        this.seats = seats;
    }

    /**
     * Changes the account. Not to be called in a transaction.
     *
     * @param account its id; null where that is forgotten
     * @param names what else the account may be found by
     * @return what stands in the way; empty when the account is as decided, or gone
     */
    Optional<Kept> change(Application application, @Nullable String account, ScimUser names, SomebodyElse decision) {
        Deadline deadline = Deadline.in(PATIENCE);
        if (account == null) {
            return elsewhere(application, null, new Change.Gone(false), names, deadline);
        }
        Change change = new Change.Unneeded();
        String address = decision.newAddress();
        if (address != null) {
            change = peakon.rename(application, account, address, deadline);
        }
        boolean renamed = change instanceof Change.Done || change instanceof Change.Unneeded;
        if (renamed && decision.fate() == OldAccount.DEACTIVATE) {
            change = peakon.deactivate(application, account, deadline);
        } else if (renamed && decision.fate() == OldAccount.DELETE) {
            change = peakon.delete(application, account, deadline);
        }
        if (change instanceof Change.Failed failed) {
            return Optional.of(kept(failed.failure()));
        }
        return change instanceof Change.Gone gone
                ? elsewhere(application, account, gone, names, deadline)
                : Optional.empty();
    }

    /**
     * An unknown id proves nothing (rule W8). What is found by the names may as well be the newcomer's account, so it is
     * for an administrator to look at.
     */
    private Optional<Kept> elsewhere(
            Application application, @Nullable String account, Change.Gone gone, ScimUser names, Deadline deadline) {
        LookUp search = peakon.findInBackground(application, names, deadline);
        if (search instanceof LookUp.Failed failed) {
            return Optional.of(kept(failed.failure()));
        }
        if (search instanceof LookUp.Found found
                && seats.holdersOf(application.name(), found.account().id(), Set.of())
                        .isEmpty()) {
            return Optional.of(new Kept(
                    Obstacle.ACCOUNT_ELSEWHERE,
                    Reason.ACCOUNT_ELSEWHERE.fault(found.account().id())));
        }
        return gone.isProved(account, search)
                ? Optional.empty()
                : Optional.of(kept(ProvisioningFailure.unavailable(FailureCause.ACCOUNT_NOT_SEEN)));
    }

    private static Kept kept(ProvisioningFailure failure) {
        return new Kept(Obstacle.PEAKON, failure.fault());
    }
}
