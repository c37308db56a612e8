package org.peakonjit.upkeep;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.license.Seats;
import org.peakonjit.license.person.Issuers;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.result.Change;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.signon.AccountSearch;

/**
 * What becomes of an account at Peakon when an administrator takes its holder's seat (rule L8). The account comes first:
 * a seat whose account was to go, but did not, is still counted by Peakon.
 */
@Singleton
public class Deprovisioning {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PeakonMaintenance peakon;
    private final OthersAccounts others;

    @Inject
    public Deprovisioning(PeakonMaintenance peakon, Seats seats, Issuers issuers) {
        this.others = new OthersAccounts(seats, issuers);
        this.peakon = peakon;
    }

    /** What becomes of the holder's account at Peakon. */
    public enum AccountFate {
        KEEP,
        DEACTIVATE,
        DELETE
    }

    /**
     * Changes the account of the seat's holder, if there is one to change. Not to be called in a transaction.
     *
     * @return why Peakon did not do it; empty when the account is as asked for, or gone already
     */
    public Optional<ProvisioningFailure> changeAccount(Application application, Seat seat, AccountFate fate) {
        if (fate == AccountFate.KEEP) {
            return Optional.empty();
        }
        String account = seat.scimId();
        Deadline deadline = Deadline.in(PATIENCE);
        Change change = account == null ? new Change.Gone(false) : change(application, account, fate, deadline);
        if (change instanceof Change.Gone gone) {
            change = changeElsewhere(application, seat, account, gone, fate, deadline);
        }
        return change instanceof Change.Failed failed ? Optional.of(failed.failure()) : Optional.empty();
    }

    private Change change(Application application, String account, AccountFate fate, Deadline deadline) {
        return fate == AccountFate.DELETE
                ? peakon.delete(application, account, deadline)
                : peakon.deactivate(application, account, deadline);
    }

    /** An unknown id proves nothing: the person may have an account under another, which is theirs alone (rule W8). */
    private Change changeElsewhere(
            Application application,
            Seat seat,
            @Nullable String account,
            Change.Gone gone,
            AccountFate fate,
            Deadline deadline) {
        LookUp search = peakon.findInBackground(application, AccountSearch.namesOf(seat), deadline);
        if (search instanceof LookUp.Failed failed) {
            return new Change.Failed(failed.failure());
        }
        if (search instanceof LookUp.Found found && others.mayBeOf(seat, found.account())) {
            Change change = change(application, found.account().id(), fate, deadline);
            return change instanceof Change.Gone there && !there.said() ? notSeen() : change;
        }
        return gone.isProved(account, search) ? gone : notSeen();
    }

    private static Change notSeen() {
        return new Change.Failed(ProvisioningFailure.unavailable(FailureCause.ACCOUNT_NOT_SEEN));
    }
}
