package org.peakonjit.database;

import java.util.Optional;
import java.util.function.Supplier;
import org.peakonjit.database.pool.DatabaseAbsence;
import org.peakonjit.database.pool.DatabaseTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Background work, which nobody waits for: done as soon as the database is there, and again where it went away meanwhile. */
final class PatientWork {

    /** As often in a row it may say that the database is away while that is there. */
    static final int MOST_FALSE_ALARMS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(PatientWork.class);

    private final Supplier<Optional<DatabaseAbsence>> absence;
    private final Runnable untilItIsThere;
    private final Runnable untilItIsNoticed;

    PatientWork(Supplier<Optional<DatabaseAbsence>> absence, Runnable untilItIsThere, Runnable untilItIsNoticed) {
        this.absence = absence;
        this.untilItIsThere = untilItIsThere;
        this.untilItIsNoticed = untilItIsNoticed;
    }

    /**
     * @param work may be done again
     * @throws RuntimeException what it throws for something else than an absence, or again and again for one that nobody
     *     else notices: as where a disk is full for this work alone
     */
    void run(Runnable work) {
        int falseAlarms = 0;
        while (true) {
            untilItIsThere.run();
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                if (!DatabaseTrouble.isAway(e)) {
                    throw e;
                }
                untilItIsNoticed.run();
                falseAlarms = absence.get().isPresent() ? 0 : falseAlarms + 1;
                if (falseAlarms == MOST_FALSE_ALARMS) {
                    LOG.error("background work says again and again that the database is away, and it is there", e);
                    throw e;
                }
            }
        }
    }
}
