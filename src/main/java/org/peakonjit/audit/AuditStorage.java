package org.peakonjit.audit;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/** How the lines of the audit are stored: where the database can, those of each month (UTC) together. */
public interface AuditStorage {

    /**
     * A part of it that can go at once.
     *
     * @param name such as {@code 2026-11}
     */
    record Part(String name) {

        /** When the next one begins. */
        Instant end() {
            return YearMonth.parse(name)
                    .plusMonths(1)
                    .atDay(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        }
    }

    /** Makes room for this month and the next ones. A line of which the month has none is stored all the same. */
    void prepare(Instant now);

    /** Months all of whose lines are older than that, the oldest first. */
    List<Part> monthsBefore(Instant instant);

    /**
     * Forgets a month.
     *
     * @return how many lines it had
     */
    long forget(Part month);

    /**
     * Forgets lines older than that which are not stored by months, the oldest first.
     *
     * @return how many; fewer than {@code atMost} where none is left
     */
    int forgetSingly(Instant before, int atMost);
}
