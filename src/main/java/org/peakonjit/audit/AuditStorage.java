package org.peakonjit.audit;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/** How the lines of the audit are stored: where the database can, those of each month (UTC) together. */
public interface AuditStorage {

    /** Makes room for this month and the next ones. A line of which the month has none is stored all the same. */
    void prepare(Instant now);

    /** Months all of whose lines are older than that, the oldest first. */
    List<YearMonth> monthsBefore(Instant instant);

    /**
     * Forgets a month.
     *
     * @return how many lines it had
     */
    long forget(YearMonth month);

    /**
     * Forgets lines older than that which are not stored by months, the oldest first.
     *
     * @return how many; fewer than {@code atMost} where none is left
     */
    int forgetSingly(Instant before, int atMost);
}
