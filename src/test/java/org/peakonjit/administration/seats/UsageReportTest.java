package org.peakonjit.administration.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.UsageHistory;
import org.peakonjit.license.UsageHistory.Point;

class UsageReportTest {

    private static final LocalDate TODAY = LocalDate.of(2028, 2, 29);

    private final InMemorySeats seats = new InMemorySeats();
    private final GivenHistory history = new GivenHistory();
    private final UsageReport report =
            new UsageReport(history, seats, Clock.fixed(TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));

    /** Some write the largest number for no limit. */
    @Test
    void limitsOfSeveralTogetherAreNoLessThanEach() {
        seats.limit(Integer.MAX_VALUE);

        assertThat(report.together(List.of("one", "two"), 90).today().limit()).hasValue(Integer.MAX_VALUE);

        seats.limit(10);
        assertThat(report.together(List.of("one", "two"), 90).today().limit()).hasValue(20);
        seats.unlimited();
        assertThat(report.together(List.of("one", "two"), 90).today().limit()).isEmpty();
    }

    /** Days to come were noted while the clock was ahead. */
    @Test
    void endsWithToday() {
        history.points = List.of(
                new Point(TODAY.minusDays(1), 3, OptionalInt.empty()),
                new Point(TODAY, 5, OptionalInt.empty()),
                new Point(TODAY.plusDays(400), 9, OptionalInt.empty()));

        assertThat(report.of("peakon", 90).days()).extracting(Point::day).containsExactly(TODAY.minusDays(1), TODAY);
    }

    private static final class GivenHistory implements UsageHistory {

        private List<Point> points = List.of();

        @Override
        public void keep(String application, Point point) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Point> since(String application, LocalDate first) {
            return points;
        }

        @Override
        public List<Point> togetherSince(LocalDate first) {
            return points;
        }
    }
}
