package org.peakonjit.upkeep;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.license.Seat;
import org.peakonjit.license.SeatReleased;
import org.peakonjit.license.Seats;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;

/** Releases the seats of people who have not signed in for as long as the application's setting says (rule L8). */
@Singleton
@Scheduled(name = "release-idle-seats", every = "PT6H", irrevocable = true)
class ReleaseIdleSeats implements BackgroundTask {

    private static final int AT_ONCE = 1000;

    private final Applications applications;
    private final Seats seats;
    private final Event<SeatReleased> released;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    ReleaseIdleSeats(
            Applications applications, Seats seats, Event<SeatReleased> released, UnitOfWork unitOfWork, Clock clock) {
        this.applications = applications;
        this.seats = seats;
        this.released = released;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    @Override
    public void run() {
        applications.all().forEach(this::release);
    }

    private void release(Application application) {
        Integer days = application.scim().seatRelease().idleAfterDays();
        if (days == null) {
            return;
        }
        Instant now = clock.instant();
        for (Seat seat : seats.idle(application.name(), now.minus(Duration.ofDays(days)), AT_ONCE)) {
            unitOfWork.call(() -> {
                if (seats.release(application.name(), seat.id())) {
                    released.fire(new SeatReleased(now, application.name(), seat.address(), SeatReleased.Reason.IDLE));
                }
                return seat;
            });
        }
    }
}
