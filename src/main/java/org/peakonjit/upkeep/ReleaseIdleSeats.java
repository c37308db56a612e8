package org.peakonjit.upkeep;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.license.SeatReleased;
import org.peakonjit.license.SeatReleases;
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
    private final SeatReleases releases;
    private final Clock clock;

    @Inject
    ReleaseIdleSeats(Applications applications, Seats seats, SeatReleases releases, Clock clock) {
        this.applications = applications;
        this.seats = seats;
        this.releases = releases;
        this.clock = clock;
    }

    @Override
    public void run() {
        EachApplication.of(applications, this::release);
    }

    private void release(Application application) {
        Integer days = application.scim().seatRelease().idleAfterDays();
        if (days == null) {
            return;
        }
        Instant before = clock.instant().minus(Duration.ofDays(days));
        seats.idle(application.name(), before, AT_ONCE)
                .forEach(seat -> releases.release(seat, SeatReleased.Reason.IDLE));
    }
}
