package org.peakonjit.administration.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.seats.UsageReport.Usage;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.UsageHistory;
import org.peakonjit.license.UsageHistory.Point;
import org.peakonjit.schedule.ManualClock;

class UsageReportTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private final InMemorySeats seats = new InMemorySeats();
    private final UsageReport report =
            new UsageReport(new TwoDaysOfNobody(), seats, new ManualClock("2026-11-25T12:00:00Z"));

    @Test
    void addsUpTheLimitsOfAll() {
        seats.limit(5);
        assertThat(report.together(List.of("one", "other"), 9).today())
                .isEqualTo(new Point(TODAY, 0, OptionalInt.of(10)));
    }

    /** Who means no limit may well say the highest number. */
    @Test
    void theHighestLimitsOfAllAreNotReached() {
        seats.limit(Integer.MAX_VALUE);
        Usage usage = report.together(List.of("one", "other"), 9);
        assertThat(usage.today().limit()).hasValue(Integer.MAX_VALUE);
        assertThat(usage.limitReached()).isEmpty();
    }

    private static final class TwoDaysOfNobody implements UsageHistory {

        @Override
        public void keep(String application, Point point) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Point> since(String application, LocalDate first) {
            return togetherSince(first);
        }

        @Override
        public List<Point> togetherSince(LocalDate first) {
            return List.of(
                    new Point(TODAY.minusDays(2), 0, OptionalInt.empty()),
                    new Point(TODAY.minusDays(1), 0, OptionalInt.empty()));
        }
    }
}
