package org.peakonjit.administration.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.UsageHistory;

class UsageReportTest {

    private final InMemorySeats seats = new InMemorySeats();
    private final UsageReport report = new UsageReport(new NoHistory(), seats, Clock.systemUTC());

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

    private static final class NoHistory implements UsageHistory {

        @Override
        public void keep(String application, Point point) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Point> since(String application, LocalDate first) {
            return List.of();
        }

        @Override
        public List<Point> togetherSince(LocalDate first) {
            return List.of();
        }
    }
}
