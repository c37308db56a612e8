package org.peakonjit.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** How far back a list of events goes, in days of the viewer's zone; today is one of them. */
public enum Period {
    TODAY(1),
    LAST_7_DAYS(7),
    LAST_30_DAYS(30),
    EVER(0);

    private final int days;

    Period(int days) {
        this.days = days;
    }

    /** Its first instant; empty where it has none. */
    Optional<Instant> from(Instant now, ZoneId zone) {
        return days == 0
                ? Optional.empty()
                : Optional.of(LocalDate.ofInstant(now, zone)
                        .minusDays(days - 1L)
                        .atStartOfDay(zone)
                        .toInstant());
    }
}
