package org.peakonjit.signon;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.peakonjit.application.Application;
import org.peakonjit.license.Seat;
import org.peakonjit.license.SeatOrigin;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.Seats;
import org.peakonjit.provisioning.Creation;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.LookUp;
import org.peakonjit.provisioning.PeakonAccount;
import org.peakonjit.provisioning.PeakonUsers;
import org.peakonjit.provisioning.ProvisioningFailure;
import org.peakonjit.provisioning.ScimUser;

/**
 * One flight under a reserved seat: look up, create or adopt, and settle the reservation by what is known at the end
 * (rule L7): assigned when the account exists, given back when it certainly does not, kept otherwise.
 */
@Singleton
public class Flight {

    /** The note on a sign-on that made an account active again. */
    static final String REACTIVATED = "the account was reactivated";

    private final Seats seats;
    private final PeakonUsers users;

    @Inject
    public Flight(Seats seats, PeakonUsers users) {
        this.seats = seats;
        this.users = users;
    }

    /** How a flight ended. */
    public sealed interface Outcome {}

    /**
     * The person has an account and this assigned seat.
     *
     * @param note what an administrator should know of it
     */
    public record Landed(Seat seat, Optional<String> note) implements Outcome {}

    /** The person has no seat, or one whose outcome is still open. */
    public record Failed(ProvisioningFailure failure) implements Outcome {}

    /** Provisions under {@code reserved}; whatever happens, the reservation does not stay in flight. */
    public Outcome provision(Application application, ScimUser user, Reserved reserved, Deadline deadline) {
        boolean settled = false;
        try {
            Outcome outcome = lookUpAndSettle(application, user, reserved, deadline);
            settled = true;
            return outcome;
        } finally {
            if (!settled) {
                seats.keepUnsettled(reserved);
            }
        }
    }

    private Outcome lookUpAndSettle(Application application, ScimUser user, Reserved reserved, Deadline deadline) {
        LookUp lookUp = users.find(application, user, deadline);
        if (lookUp instanceof LookUp.Found found) {
            return adopt(application, user, reserved, found.account(), deadline);
        }
        if (lookUp instanceof LookUp.Failed failed) {
            seats.giveBack(reserved);
            return new Failed(failed.failure());
        }
        return createAndSettle(application, user, reserved, deadline);
    }

    private Outcome createAndSettle(Application application, ScimUser user, Reserved reserved, Deadline deadline) {
        Creation creation = users.create(application, user, deadline);
        if (creation instanceof Creation.Created created) {
            String id = created.account().id();
            String sent = user.refersToColleague() ? null : user.digest();
            return new Landed(seats.assign(reserved, id, SeatOrigin.CREATED, sent), Optional.empty());
        }
        if (creation instanceof Creation.AlreadyThere there) {
            return adopt(application, user, reserved, there.account(), deadline);
        }
        if (creation instanceof Creation.NotCreated not) {
            seats.giveBack(reserved);
            return new Failed(not.failure());
        }
        seats.keepUnsettled(reserved);
        return new Failed(((Creation.Unknown) creation).failure());
    }

    private Outcome adopt(
            Application application, ScimUser user, Reserved reserved, PeakonAccount account, Deadline deadline) {
        Optional<String> note = activate(application, account, deadline);
        return new Landed(seats.assign(reserved, account.id(), originOf(account, reserved), user.digest()), note);
    }

    /** An account found after an unsettled create of ours is ours, unless Peakon says that it is older. */
    static SeatOrigin originOf(PeakonAccount account, Reserved reserved) {
        boolean older = account.created()
                .map(created -> created.isBefore(reserved.seat().reservedAt()))
                .orElse(false);
        return reserved.uncertain() && !older ? SeatOrigin.CREATED : SeatOrigin.EXISTING;
    }

    /** Reactivates an inactive account, if the application says so; what to note of it. */
    Optional<String> activate(Application application, PeakonAccount account, Deadline deadline) {
        if (account.active()) {
            return Optional.empty();
        }
        if (!application.scim().reactivate()) {
            return Optional.of("the account is inactive and was not reactivated");
        }
        return Optional.of(
                users.reactivate(application, account, deadline)
                        ? REACTIVATED
                        : "the account is inactive and could not be reactivated");
    }
}
