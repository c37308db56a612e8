package org.peakonjit.upkeep;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.peakonjit.application.Application;
import org.peakonjit.license.Seat;
import org.peakonjit.license.Seats;
import org.peakonjit.provisioning.Change;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.ProvisioningFailure;

/** Takes a seat from its holder, as an administrator asks for (rule L8). */
@Singleton
public class Deprovisioning {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Seats seats;
    private final PeakonMaintenance peakon;

    @Inject
    Deprovisioning(Seats seats, PeakonMaintenance peakon) {
        this.seats = seats;
        this.peakon = peakon;
    }

    /** What becomes of the holder's account at Peakon. */
    public enum AccountFate {
        KEEP,
        DEACTIVATE,
        DELETE
    }

    /** How it ended. */
    public sealed interface Outcome {
        /** The seat is released, and the account as asked for, or gone already. */
        record Released() implements Outcome {}

        /** Somebody else released it meanwhile. */
        record NoSuchSeat() implements Outcome {}

        /** Peakon did not do its part: the seat is kept, since the account still counts. */
        record AccountUnchanged(ProvisioningFailure failure) implements Outcome {}
    }

    /** Changes the account first and releases the seat only then. Not to be called in a transaction. */
    public Outcome release(Application application, Seat seat, AccountFate fate) {
        String account = seat.scimId();
        if (account != null && fate != AccountFate.KEEP) {
            Deadline deadline = Deadline.in(PATIENCE);
            Change change = fate == AccountFate.DELETE
                    ? peakon.delete(application, account, deadline)
                    : peakon.deactivate(application, account, deadline);
            if (change instanceof Change.Failed failed) {
                return new Outcome.AccountUnchanged(failed.failure());
            }
        }
        return seats.release(application.name(), seat.id()) ? new Outcome.Released() : new Outcome.NoSuchSeat();
    }
}
