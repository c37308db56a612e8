package org.peakonjit.upkeep.jpa;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.peakonjit.database.jpa.DatabaseClock;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.upkeep.StagedAccounts;

/**
 * The one row of an application that its run of a reconciliation holds while it is under way: by its present attempt, so
 * that an earlier one, of a node that stood still, changes nothing any more.
 */
final class RunPlace {

    private static final int HALF = 18;

    private final EntityManager em;
    private final String application;
    private final String attempt;
    private final Instant now;

    RunPlace(EntityManager em, DatabaseClock clock, String application, UUID attempt) {
        this.em = em;
        this.application = application;
        this.attempt = half(attempt);
        this.now = clock.now(em);
    }

    /** Run and attempt share a column. */
    private static String half(UUID id) {
        return id.toString().replace("-", "").substring(0, HALF);
    }

    private String place(UUID run) {
        return half(run) + attempt;
    }

    /** Goes on with what the run has read, unless that is old. */
    boolean resume(UUID run) {
        return change(
                "update reconciliation_run set run = ?2, noted_at = ?3"
                        + " where application = ?1 and run like ?5 and noted_at > ?4",
                application,
                place(run),
                Timestamp.from(now),
                Timestamp.from(now.minus(StagedAccounts.FRESH)),
                half(run) + "%");
    }

    /** Takes the place of a run that died, or of none. Of two at once, the second finds the first, or is run again. */
    boolean take(UUID run) {
        boolean isReplaced = change(
                "update reconciliation_run set run = ?2, next_index = 1, noted_at = ?3"
                        + " where application = ?1 and (run like ?5 or noted_at <= ?4)",
                application,
                place(run),
                Timestamp.from(now),
                Timestamp.from(now.minus(StagedAccounts.UNDER_WAY)),
                half(run) + "%");
        return isReplaced || isFree() && insert(run);
    }

    private boolean isFree() {
        return Statements.sqlQuery(em, "select 1 from reconciliation_run where application = ?1", application)
                .getResultList()
                .isEmpty();
    }

    private boolean insert(UUID run) {
        return change(
                "insert into reconciliation_run (application, run, next_index, noted_at) values (?1, ?2, 1, ?3)",
                application,
                place(run),
                Timestamp.from(now));
    }

    /** Whether the attempt still holds it: nobody else takes it until this transaction has ended, and for a while. */
    boolean keep() {
        return change(
                "update reconciliation_run set noted_at = ?3 where application = ?1 and run like ?2",
                application,
                "%" + attempt,
                Timestamp.from(now));
    }

    /** The same, and where the next page begins. */
    boolean keep(int next) {
        return change(
                "update reconciliation_run set noted_at = ?3, next_index = ?4 where application = ?1 and run like ?2",
                application,
                "%" + attempt,
                Timestamp.from(now),
                next);
    }

    int next() {
        return (int) Statements.sqlNumber(
                em, "select next_index from reconciliation_run where application = ?1", application);
    }

    boolean leave() {
        return change(
                "delete from reconciliation_run where application = ?1 and run like ?2", application, "%" + attempt);
    }

    private boolean change(String sql, Object... values) {
        return Statements.sqlChange(em, sql, values) > 0;
    }
}
