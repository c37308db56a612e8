package org.peakonjit.license.jpa;

import jakarta.persistence.EntityManager;
import java.util.UUID;
import java.util.function.Predicate;
import org.peakonjit.database.jpa.DatabaseClock;
import org.peakonjit.database.jpa.StatementQueue;
import org.peakonjit.license.seat.Seat;

/** Takes an assigned seat out of the ledger, and keeps who held it, in one transaction (rule L8). */
final class SeatRemoval {

    private final EntityManager entityManager;
    private final StatementQueue queue;
    private final DatabaseClock clock;

    SeatRemoval(EntityManager entityManager, StatementQueue queue, DatabaseClock clock) {
        this.entityManager = entityManager;
        this.queue = queue;
        this.clock = clock;
    }

    /** @return whether there was an assigned seat, of which {@code condition} holds once nobody else changes it */
    boolean of(UUID id, Predicate<Seat> condition) {
        SeatRow row = new Ledger(entityManager).findLocked(id);
        if (row == null || !row.isAssigned() || !condition.test(row.toSeat())) {
            return false;
        }
        Seat seat = row.toSeat();
        new FormerLedger(entityManager).keep(seat, clock.now(entityManager));
        entityManager.remove(row);
        entityManager.flush();
        new LicenseCount(queue).oneLess(seat.application());
        return true;
    }
}
