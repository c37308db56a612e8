package org.peakonjit.license;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.peakonjit.license.UsageHistory.Point;

class ForecastTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

    private static List<Point> days(Integer limit, int... consumed) {
        OptionalInt seats = limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
        return IntStream.range(0, consumed.length)
                .mapToObj(day -> new Point(FIRST.plusDays(day), consumed[day], seats))
                .toList();
    }

    @Test
    void followsTheLine() {
        assertThat(Forecast.limitReached(days(20, 10, 12, 14))).contains(FIRST.plusDays(5));
        assertThat(Forecast.limitReached(days(21, 10, 12, 14))).contains(FIRST.plusDays(6));
    }

    @Test
    void isTheLastDayWhenTheLimitIsReachedOrExceeded() {
        assertThat(Forecast.limitReached(days(14, 10, 12, 14))).contains(FIRST.plusDays(2));
        assertThat(Forecast.limitReached(days(12, 10, 12, 14))).contains(FIRST.plusDays(2));
    }

    @Test
    void isNoneWhereNothingLeadsThere() {
        assertThat(Forecast.limitReached(days(20, 10, 10, 10))).isEmpty();
        assertThat(Forecast.limitReached(days(20, 14, 12, 10))).isEmpty();
        assertThat(Forecast.limitReached(days(null, 10, 12, 14))).isEmpty();
        assertThat(Forecast.limitReached(days(20, 10, 12))).isEmpty();
        assertThat(Forecast.limitReached(days(1_000_000, 10, 10, 11))).isEmpty();
    }

    @Test
    void skipsDaysWithoutANumber() {
        OptionalInt limit = OptionalInt.of(20);
        List<Point> gaps = List.of(
                new Point(FIRST, 10, limit),
                new Point(FIRST.plusDays(2), 12, limit),
                new Point(FIRST.plusDays(4), 14, limit));

        assertThat(Forecast.limitReached(gaps)).contains(FIRST.plusDays(10));
    }
}
