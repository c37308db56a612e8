package org.peakonjit.upkeep;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.peakonjit.application.Applications;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.Seats;
import org.peakonjit.license.UsageHistory;
import org.peakonjit.license.UsageHistory.Point;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;

/** Notes every hour how many licences each application consumes; the last number of a day stays. */
@Singleton
@Scheduled(name = "note-usage", every = "PT1H")
class NoteUsage implements BackgroundTask {

    private final Applications applications;
    private final Seats seats;
    private final UsageHistory history;
    private final Clock clock;

    @Inject
    NoteUsage(Applications applications, Seats seats, UsageHistory history, Clock clock) {
        this.applications = applications;
        this.seats = seats;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public void run() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        EachApplication.of(applications, application -> {
            LicenseUsage usage = seats.usage(application.name());
            history.keep(application.name(), new Point(today, usage.consumed(), usage.limit()));
        });
    }
}
