package org.peakonjit.administration.seats;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.peakonjit.license.Forecast;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.Seats;
import org.peakonjit.license.UsageHistory;
import org.peakonjit.license.UsageHistory.Point;

/** An application's consumption over time, with today's number as it is now. */
@Singleton
public class UsageReport {

    private final UsageHistory history;
    private final Seats seats;
    private final Clock clock;

    @Inject
    public UsageReport(UsageHistory history, Seats seats, Clock clock) {
        this.history = history;
        this.seats = seats;
        this.clock = clock;
    }

    /**
     * Consumption day by day, oldest first.
     *
     * @param limitReached when the limit will be reached, as {@link Forecast} says
     */
    public record Usage(List<Point> days, Optional<LocalDate> limitReached) {
        public Usage {
            days = List.copyOf(days);
        }
    }

    /** The last {@code days} days, today included. */
    public Usage of(String application, int days) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<Point> points = new ArrayList<>(history.since(application, today.minusDays(days - 1L)));
        points.removeIf(point -> point.day().equals(today));
        LicenseUsage now = seats.usage(application);
        points.add(new Point(today, now.consumed(), now.limit()));
        return new Usage(points, Forecast.limitReached(points));
    }
}
