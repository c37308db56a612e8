package org.peakonjit.license.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.jpa.StatementQueue;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.subject.Person;

/** What changes about the holder of a seat, in one transaction. */
final class HolderChanges {

    private final Ledger ledger;
    private final StatementQueue queue;

    HolderChanges(EntityManager entityManager, StatementQueue queue) {
        this.ledger = new Ledger(entityManager);
        this.queue = queue;
    }

    boolean link(UUID seat, Person person, Instant at) {
        SeatRow row = ledger.findLocked(seat);
        boolean taken = row != null
                && person.key().isPresent()
                && ledger.of(row.toSeat().application(), person).stream()
                        .filter(other -> !other.id().equals(seat))
                        .anyMatch(other -> other.toSeat().holder().key().equals(person.key()));
        if (row != null && !taken) {
            row.link(person, at);
        }
        return !taken;
    }

    boolean reassign(UUID seat, String scimId) {
        SeatRow row = ledger.findLocked(seat);
        boolean taken = row != null && ledger.isAnothers(row, scimId);
        if (row != null && !taken) {
            row.reassign(scimId);
        }
        return !taken;
    }

    boolean renaming(Seat asRead) {
        SeatRow row = ledger.findLocked(asRead.id());
        return row != null && row.beginRenaming(asRead);
    }

    boolean renamed(UUID seat, Person holder, AccountNames names, @Nullable String attributesDigest) {
        SeatRow row = ledger.findLocked(seat);
        if (row == null) {
            return true;
        }
        boolean taken = ledger.at(row.toSeat().application(), holder.address())
                .filter(other -> !other.id().equals(seat))
                .isPresent();
        if (!taken) {
            row.carry(holder, names, attributesDigest);
            new SeatAssignment(queue).leaveNumberTo(row.toSeat());
        }
        return !taken;
    }
}
