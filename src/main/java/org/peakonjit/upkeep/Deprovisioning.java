package org.peakonjit.upkeep;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.peakonjit.application.Application;
import org.peakonjit.license.Seat;
import org.peakonjit.provisioning.Change;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.ProvisioningFailure;

/**
 * What becomes of an account at Peakon when an administrator takes its holder's seat (rule L8). The account comes first:
 * a seat whose account was to go, but did not, is still counted by Peakon.
 */
@Singleton
public class Deprovisioning {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PeakonMaintenance peakon;

    @Inject
    public Deprovisioning(PeakonMaintenance peakon) {
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
        String account = seat.scimId();
        if (account == null || fate == AccountFate.KEEP) {
            return Optional.empty();
        }
        Deadline deadline = Deadline.in(PATIENCE);
        Change change = fate == AccountFate.DELETE
                ? peakon.delete(application, account, deadline)
                : peakon.deactivate(application, account, deadline);
        return change instanceof Change.Failed failed ? Optional.of(failed.failure()) : Optional.empty();
    }
}
