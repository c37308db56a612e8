package org.peakonjit.administration.people;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.PendingUpdates;

/**
 * Has Peakon told again what it should have of a seat's holder. Attributes are kept only while a change waits: such a
 * change is sent at once. All else is compared with Peakon when the holder signs in next, whatever was sent before.
 */
@Singleton
public class SendingAgain {

    private final PendingUpdates pendingUpdates;
    private final Seats seats;
    private final UnitOfWork unitOfWork;
    private final ChangeLog changes;

    @Inject
    public SendingAgain(PendingUpdates pendingUpdates, Seats seats, UnitOfWork unitOfWork, ChangeLog changes) {
        this.pendingUpdates = pendingUpdates;
        this.seats = seats;
        this.unitOfWork = unitOfWork;
        this.changes = changes;
    }

    public enum When {
        NOW,
        AT_NEXT_SIGN_IN
    }

    public When of(String actor, Seat seat) {
        return unitOfWork.call(() -> {
            boolean waits = pendingUpdates.sendNow(seat.id());
            if (!waits) {
                seats.forgetDigest(seat.id());
            }
            changes.recordOf(
                    seat.address(),
                    actor,
                    AdministrativeAction.SEAT_SEND_AGAIN,
                    seat.application() + "/" + seat.id(),
                    null,
                    Map.of("sent", waits ? "now" : "at-next-sign-in"));
            return waits ? When.NOW : When.AT_NEXT_SIGN_IN;
        });
    }
}
