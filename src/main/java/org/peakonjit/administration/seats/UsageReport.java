package org.peakonjit.administration.seats;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
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

        public Point today() {
            return days.get(days.size() - 1);
        }

        /** What is to be expected {@code ahead} days from today, should it go on so; empty where nothing grows. */
        public OptionalDouble expected(int ahead) {
            OptionalDouble growth = Forecast.growth(days);
            return growth.isEmpty() ? growth : OptionalDouble.of(today().consumed() + ahead * growth.getAsDouble());
        }
    }

    /** The last {@code days} days, today included. */
    public Usage of(String application, int days) {
        LicenseUsage now = seats.usage(application);
        return with(history.since(application, firstOf(days)), new Point(today(), now.consumed(), now.limit()));
    }

    /** All applications together; the limit of all, where each has one. */
    public Usage together(Collection<String> applications, int days) {
        List<LicenseUsage> now = applications.stream().map(seats::usage).toList();
        boolean limited = now.stream().allMatch(usage -> usage.limit().isPresent());
        long limit = now.stream().mapToLong(usage -> usage.limit().orElse(0)).sum();
        Point today = Point.together(
                today(),
                now.stream().mapToLong(LicenseUsage::consumed).sum(),
                limited ? OptionalLong.of(limit) : OptionalLong.empty());
        return with(history.togetherSince(firstOf(days)), today);
    }

    private static Usage with(List<Point> noted, Point today) {
        List<Point> points = new ArrayList<>(noted);
        points.removeIf(point -> !point.day().isBefore(today.day())); // later ones were noted while the clock was ahead
        points.add(today);
        return new Usage(points, Forecast.limitReached(points));
    }

    private LocalDate firstOf(int days) {
        return today().minusDays(days - 1L);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
