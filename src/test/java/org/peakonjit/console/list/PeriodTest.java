package org.peakonjit.console.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.console.list.Period.Days;

class PeriodTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Days CHOSEN = new Days(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 6));

    @ParameterizedTest
    @CsvSource({
        "TODAY, 2026-03-01T23:00:00Z,",
        "YESTERDAY, 2026-02-28T23:00:00Z, 2026-03-01T23:00:00Z",
        "LAST_7_DAYS, 2026-02-23T23:00:00Z,",
        "LAST_30_DAYS, 2026-01-31T23:00:00Z,",
        "THIS_MONTH, 2026-02-28T23:00:00Z,",
        "LAST_MONTH, 2026-01-31T23:00:00Z, 2026-02-28T23:00:00Z",
        "CUSTOM, 2026-01-04T23:00:00Z, 2026-01-06T23:00:00Z",
        "EVER,,"
    })
    void beginsAndEndsAtMidnightOfTheViewersZone(Period period, String from, String until) {
        Days days = period.days(TODAY, CHOSEN);
        ZoneId zone = ZoneId.of("Europe/Berlin");

        assertThat(days.from(zone).map(Object::toString).orElse(null)).isEqualTo(from);
        assertThat(days.until(zone).map(Object::toString).orElse(null)).isEqualTo(until);
    }
}
