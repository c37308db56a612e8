package org.peakonjit.license;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.peakonjit.license.UsageHistory.Point;

/** When consumption will reach the limit, should it go on as it did: a straight line through the days (least squares). */
public final class Forecast {

    private static final int FEWEST_DAYS = 3;
    private static final long FARTHEST_DAYS = 3650;

    private Forecast() {}

    /**
     * The first day on which the line is at the limit; the last day itself when consumption is there already.
     *
     * @param history oldest first
     * @return empty without a limit, with fewer than three days, when nothing grows, or when it is ten years away
     */
    public static Optional<LocalDate> limitReached(List<Point> history) {
        if (history.size() < FEWEST_DAYS) {
            return Optional.empty();
        }
        Point last = history.get(history.size() - 1);
        if (last.limit().isEmpty()) {
            return Optional.empty();
        }
        int limit = last.limit().getAsInt();
        if (last.consumed() >= limit) {
            return Optional.of(last.day());
        }
        double slope = slope(history);
        double days = Math.ceil((limit - last.consumed()) / slope);
        return slope <= 0 || days > FARTHEST_DAYS
                ? Optional.empty()
                : Optional.of(last.day().plusDays((long) days));
    }

    /** By how much consumption grows in a day; empty with fewer than three days, or when nothing grows. */
    public static OptionalDouble growth(List<Point> history) {
        double slope = history.size() < FEWEST_DAYS ? 0 : slope(history);
        return slope <= 0 ? OptionalDouble.empty() : OptionalDouble.of(slope);
    }

    private static double slope(List<Point> history) {
        LocalDate first = history.get(0).day();
        double meanDay = history.stream()
                .mapToLong(point -> ChronoUnit.DAYS.between(first, point.day()))
                .average()
                .orElseThrow();
        double meanConsumed =
                history.stream().mapToLong(Point::consumed).average().orElseThrow();
        double covariance = 0;
        double variance = 0;
        for (Point point : history) {
            double day = ChronoUnit.DAYS.between(first, point.day()) - meanDay;
            covariance += day * (point.consumed() - meanConsumed);
            variance += day * day;
        }
        return variance == 0 ? 0 : covariance / variance;
    }
}
