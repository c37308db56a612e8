package org.peakonjit.application.jpa;

import org.jspecify.annotations.Nullable;
import org.peakonjit.database.jpa.SqlStatement;
import org.peakonjit.database.jpa.StatementQueue;

/** The limit where the ledger reads it: in the row in which seats are counted. */
final class SeatLimit {

    private SeatLimit() {}

    /** Waits for who reserves a seat meanwhile only where the limit becomes another one. */
    static void put(StatementQueue queue, String application, @Nullable Integer limit) {
        queue.change(SqlStatement.of(
                "update license_count set seat_limit = cast(? as integer)"
                        + " where application = ? and (seat_limit <> cast(? as integer)"
                        + " or (seat_limit is null) <> (cast(? as integer) is null))",
                limit,
                application,
                limit,
                limit));
        queue.change(SqlStatement.of(
                "insert into license_count (application, seat_limit) select name, cast(? as integer) from application"
                        + " where name = ? and not exists (select 1 from license_count where application = ?)",
                limit,
                application,
                application));
    }

    /** Has whoever reserves a seat wait for the end of the transaction. */
    static void hold(StatementQueue queue, String application) {
        queue.changeNow(
                SqlStatement.of("update license_count set consumed = consumed where application = ?", application));
    }

    static void remove(StatementQueue queue, String application) {
        queue.changeNow(SqlStatement.of("delete from license_count where application = ?", application));
    }
}
