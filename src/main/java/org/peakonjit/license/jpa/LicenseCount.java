package org.peakonjit.license.jpa;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.peakonjit.database.jpa.SqlStatement;
import org.peakonjit.database.jpa.StatementQueue;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.Recount;

/**
 * The number of seats that an application consumes. Whoever adds a row to the ledger or takes one away changes it in the
 * same transaction, here: it is counted up before the row is added, down last of all. So whoever has the number never
 * waits for somebody who waits for it, and has it no longer than for a commit.
 */
final class LicenseCount {

    /** Up to the limit of the moment in which the number is free to be changed. */
    static final String ONE_MORE_WITHIN_THE_LIMIT = "update license_count set consumed = consumed + 1"
            + " where application = ? and (seat_limit is null or consumed < seat_limit)";

    private final StatementQueue queue;

    LicenseCount(StatementQueue queue) {
        this.queue = queue;
    }

    boolean oneMoreWithinTheLimit(String application) {
        return change(ONE_MORE_WITHIN_THE_LIMIT, application);
    }

    /** Counts one more, whatever the limit says (rule L3). */
    void oneMore(String application) {
        if (!change("update license_count set consumed = consumed + 1 where application = ?", application)) {
            throw noApplication(application);
        }
    }

    /** Counts one less, at the end of the transaction. */
    void oneLess(String application) {
        queue.change(
                SqlStatement.of("update license_count set consumed = consumed - 1 where application = ?", application));
    }

    Optional<LicenseUsage> usage(String application) {
        return queue
                .ask(
                        SqlStatement.of(
                                "select consumed, seat_limit from license_count where application = ?", application),
                        row -> {
                            long consumed = row.getLong(1);
                            int limit = row.getInt(2);
                            return new LicenseUsage(
                                    consumed, row.wasNull() ? OptionalInt.empty() : OptionalInt.of(limit));
                        })
                .get()
                .stream()
                .findFirst();
    }

    /**
     * Compares the number with the rows and, where it is another, makes it theirs. Nobody has to wait for a comparison that
     * holds: number and rows of one statement are of one moment.
     */
    Optional<Recount> recount(String application) {
        List<Recount> found = compare(application);
        if (found.isEmpty() || found.get(0).isRight()) {
            return Optional.empty();
        }
        // Whoever adds or takes away a row now waits at the number, and is not in the rows that are counted next.
        change("update license_count set consumed = consumed where application = ?", application);
        Recount now = compare(application).get(0);
        change("update license_count set consumed = ? where application = ?", now.rows(), application);
        return Optional.of(now).filter(recount -> !recount.isRight());
    }

    private List<Recount> compare(String application) {
        SqlStatement both = SqlStatement.of(
                "select consumed, (select count(*) from seat where application = ?) from license_count"
                        + " where application = ?",
                application,
                application);
        return queue.ask(both, row -> new Recount(row.getLong(1), row.getLong(2)))
                .get();
    }

    private boolean change(String text, Object... values) {
        return queue.changeNow(SqlStatement.of(text, values)) > 0;
    }

    static IllegalArgumentException noApplication(String application) {
        return new IllegalArgumentException("there is no application " + application);
    }
}
