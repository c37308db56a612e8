package org.peakonjit.console.list;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far back a list of events goes, in days of the viewer's zone. */
public enum Period {
    TODAY,
    YESTERDAY,
    LAST_7_DAYS,
    LAST_30_DAYS,
    THIS_MONTH,
    LAST_MONTH,
    /** The days somebody chose. */
    CUSTOM,
    EVER;

    /** The first day that every database knows. */
    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);

    /** The last that every database knows; nothing is after it. */
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    /** Whether it is a day that every database knows. */
    static boolean knows(LocalDate day) {
        return !day.isBefore(EARLIEST) && !day.isAfter(LATEST);
    }

    /** A first and a last day; null = open. */
    record Days(@Nullable LocalDate first, @Nullable LocalDate last) {

        Optional<Instant> from(ZoneId zone) {
            return Optional.ofNullable(first).map(day -> day.atStartOfDay(zone).toInstant());
        }

        /** The first instant after the last day. */
        Optional<Instant> until(ZoneId zone) {
            return Optional.ofNullable(last)
                    .filter(LATEST::isAfter)
                    .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
        }
    }

    /** @param chosen the days of {@link #CUSTOM} */
    Days days(LocalDate today, Days chosen) {
        return switch (this) {
            case TODAY -> new Days(today, null);
            case YESTERDAY -> new Days(today.minusDays(1), today.minusDays(1));
            case LAST_7_DAYS -> new Days(today.minusDays(6), null);
            case LAST_30_DAYS -> new Days(today.minusDays(29), null);
            case THIS_MONTH -> new Days(today.withDayOfMonth(1), null);
            case LAST_MONTH ->
                new Days(
                        today.withDayOfMonth(1).minusMonths(1),
                        today.withDayOfMonth(1).minusDays(1));
            case CUSTOM -> chosen;
            case EVER -> new Days(null, null);
        };
    }
}
