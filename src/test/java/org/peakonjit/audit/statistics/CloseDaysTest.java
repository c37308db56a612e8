package org.peakonjit.audit.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloseDaysTest {

    private static final LocalDate YESTERDAY = LocalDate.of(2026, 11, 20);

    private final InMemorySignInStatistics statistics = new InMemorySignInStatistics();

    private void runAt(String instant) {
        new CloseDays(statistics, Clock.fixed(Instant.parse(instant), ZoneOffset.UTC)).run();
    }

    @Test
    void closesWhatIsOverAndNotClosedYet() {
        statistics.close(YESTERDAY.minusDays(3), List.of());

        runAt("2026-11-21T00:10:00Z");

        assertThat(statistics.counted).containsExactly(YESTERDAY.minusDays(2), YESTERDAY.minusDays(1), YESTERDAY);
        assertThat(statistics.lastClosed()).contains(YESTERDAY);
        runAt("2026-11-21T23:59:59Z");
        assertThat(statistics.counted).hasSize(3);
    }

    @Test
    void letsADayEndBeforeItIsCounted() {
        statistics.close(YESTERDAY.minusDays(1), List.of());

        runAt("2026-11-21T00:09:59Z");

        assertThat(statistics.counted).isEmpty();
    }

    @Test
    void beginsNinetyDaysAgo() {
        runAt("2026-11-21T12:00:00Z");

        assertThat(statistics.counted).hasSize(CloseDays.MOST_DAYS).startsWith(LocalDate.of(2026, 8, 23));
    }
}
