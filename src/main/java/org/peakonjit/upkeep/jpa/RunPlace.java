package org.peakonjit.upkeep.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.peakonjit.database.jpa.DatabaseClock;
import org.peakonjit.upkeep.StagedAccounts;

/** The one row of an application that its run of a reconciliation holds while it is under way. */
final class RunPlace {

    private final EntityManager em;
    private final String application;
    private final String run;
    private final Instant now;

    RunPlace(EntityManager em, DatabaseClock clock, String application, UUID run) {
        this.em = em;
        this.application = application;
        this.run = run.toString();
        this.now = clock.now(em);
    }

    /** Goes on with what the run has read, unless that is old. */
    boolean resume() {
        return change(
                "update reconciliation_run set noted_at = ?3 where application = ?1 and run = ?2 and noted_at > ?4",
                Timestamp.from(now),
                Timestamp.from(now.minus(StagedAccounts.FRESH)));
    }

    /** Takes the place of a run that died, or of none. Of two at once, the second finds the first, or is run again. */
    boolean take() {
        boolean isReplaced = change(
                "update reconciliation_run set run = ?2, next_index = 1, noted_at = ?3"
                        + " where application = ?1 and (run = ?2 or noted_at <= ?4)",
                Timestamp.from(now),
                Timestamp.from(now.minus(StagedAccounts.UNDER_WAY)));
        return isReplaced || isFree() && insert();
    }

    private boolean isFree() {
        return em.createNativeQuery("select 1 from reconciliation_run where application = ?1")
                .setParameter(1, application)
                .getResultList()
                .isEmpty();
    }

    private boolean insert() {
        return change(
                "insert into reconciliation_run (application, run, next_index, noted_at) values (?1, ?2, 1, ?3)",
                Timestamp.from(now));
    }

    /** Whether the run still holds it: nobody else takes it until this transaction has ended, and for a while. */
    boolean keep() {
        return change(
                "update reconciliation_run set noted_at = ?3 where application = ?1 and run = ?2", Timestamp.from(now));
    }

    /** The same, and where the next page begins. */
    boolean keep(int next) {
        return change(
                "update reconciliation_run set noted_at = ?3, next_index = ?4 where application = ?1 and run = ?2",
                Timestamp.from(now),
                next);
    }

    /** Where the next page begins. */
    int next() {
        return ((Number) em.createNativeQuery("select next_index from reconciliation_run where application = ?1")
                        .setParameter(1, application)
                        .getSingleResult())
                .intValue();
    }

    boolean leave() {
        return change("delete from reconciliation_run where application = ?1 and run = ?2");
    }

    /** @param others from the third on */
    private boolean change(String sql, Object... others) {
        Query query = em.createNativeQuery(sql).setParameter(1, application).setParameter(2, run);
        for (int i = 0; i < others.length; i++) {
            query.setParameter(i + 3, others[i]);
        }
        return query.executeUpdate() > 0;
    }
}
