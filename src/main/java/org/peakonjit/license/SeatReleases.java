package org.peakonjit.license;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.license.SeatReleased.Reason;
import org.peakonjit.license.seat.Seat;

/** Releases seats without an administrator, and tells the audit. */
@Singleton
public class SeatReleases {

    private final Seats seats;
    private final UnitOfWork unitOfWork;
    private final Event<SeatReleased> released;
    private final Clock clock;

    @Inject
    public SeatReleases(Seats seats, UnitOfWork unitOfWork, Event<SeatReleased> released, Clock clock) {
        this.seats = seats;
        this.unitOfWork = unitOfWork;
        this.released = released;
        this.clock = clock;
    }

    /**
     * Releases the seat for what it was judged by, unless that may not be true any more.
     *
     * @param judged as it was when that was found out
     * @return whether it was released; not where its holder signed in since, or has another account
     */
    public boolean release(Seat judged, Reason reason) {
        return unitOfWork.call(() -> {
            boolean done = seats.release(judged);
            if (done) {
                released.fire(new SeatReleased(clock.instant(), judged.application(), judged.address(), reason));
            }
            return done;
        });
    }
}
