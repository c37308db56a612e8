package org.peakonjit.license.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.peakonjit.database.jpa.DatabaseClock;
import org.peakonjit.license.AccountNames;
import org.peakonjit.license.Assignment;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.Seat;
import org.peakonjit.license.SeatReservation;
import org.peakonjit.license.SeatReservation.Changed;
import org.peakonjit.license.SeatReservation.InFlight;
import org.peakonjit.license.SeatReservation.NoneLeft;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.SeatState;
import org.peakonjit.subject.Person;

/**
 * The way of a seat from its reservation to its assignment, in one transaction (rules L1 to L7). Whoever reserves locks
 * the application's row, so seats are counted one by one.
 */
final class Reservations {

    /** Ours, as long as nobody took the reservation over. */
    private static final String UNDER_FLIGHT =
            " where s.id = :id and s.flight = :flight and s.state = org.peakonjit.license.SeatState.RESERVED";

    private final EntityManager entityManager;
    private final DatabaseClock clock;
    private final Ledger ledger;

    Reservations(EntityManager entityManager, DatabaseClock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
        this.ledger = new Ledger(entityManager);
    }

    SeatReservation reserve(
            String application, Person person, AccountNames names, Optional<UUID> unsettled, Duration flight) {
        OptionalInt limit = ledger.lock(application);
        Instant now = now();
        List<SeatRow> rows = ledger.of(application, person);
        if (rows.isEmpty()) {
            SeatRow row = new SeatRow(UUID.randomUUID(), application, person, names, now);
            return reserveNew(limit, row, now.plus(flight));
        }
        SeatRow row = rows.get(0);
        boolean asExpected = rows.size() == 1
                && !row.isAssigned()
                && unsettled.filter(row.id()::equals).isPresent();
        return asExpected ? takeOver(row, person, names, now, flight) : new Changed();
    }

    private static SeatReservation takeOver(
            SeatRow row, Person person, AccountNames names, Instant now, Duration flight) {
        if (row.isInFlight(now)) {
            return new InFlight();
        }
        row.reserveFor(person, names, now);
        return new Reserved(row.toSeat(), row.fly(now.plus(flight), true), true);
    }

    private SeatReservation reserveNew(OptionalInt limit, SeatRow row, Instant until) {
        Seat seat = row.toSeat();
        LicenseUsage usage = new LicenseUsage(limit.isEmpty() ? 0 : ledger.consumed(seat.application()), limit);
        if (!usage.hasSeatLeft()) {
            return new NoneLeft(usage);
        }
        UUID flight = row.fly(until, false);
        ledger.add(row);
        return new Reserved(seat, flight, false);
    }

    Optional<Reserved> claim(
            String application,
            Person person,
            AccountNames names,
            Optional<Reserved> reserved,
            String scimId,
            Duration flight) {
        Instant now = now();
        Optional<SeatRow> own = reserved.map(one -> ledger.findLocked(one.seat().id()));
        SeatRow row = own.orElseGet(() -> new SeatRow(UUID.randomUUID(), application, person, names, now));
        boolean takenOver = reserved.isPresent()
                && (own.isEmpty() || !row.isUnder(reserved.get().flight()));
        boolean seated = own.isEmpty() && !ledger.of(application, person).isEmpty();
        if (takenOver || seated || ledger.isAnothers(row, scimId)) {
            return Optional.empty();
        }
        UUID flightId = reserved.map(Reserved::flight).orElseGet(() -> row.fly(now.plus(flight), true));
        row.claim(scimId);
        ledger.add(row);
        return Optional.of(new Reserved(
                row.toSeat(), flightId, reserved.map(Reserved::uncertain).orElse(false)));
    }

    /** In its row; where that was given back meanwhile, in that of the person or a new one. */
    Optional<Seat> assign(Seat seat, Assignment assignment) {
        List<SeatRow> rows = ledger.of(seat.application(), assignment.holder());
        SeatRow row = Optional.ofNullable(ledger.findLocked(seat.id()))
                .or(() -> rows.stream().findFirst())
                .orElseGet(() -> new SeatRow(
                        seat.id(), seat.application(), assignment.holder(), assignment.names(), seat.reservedAt()));
        if (rows.stream().anyMatch(other -> !other.id().equals(row.id()))
                || ledger.isAnothers(row, assignment.scimId())) {
            return Optional.empty();
        }
        if (!row.isAssigned()) {
            row.assign(assignment, now());
        }
        ledger.add(row);
        ledger.leaveNumberTo(row);
        new FormerLedger(entityManager).supersede(row.toSeat());
        return Optional.of(row.toSeat());
    }

    void giveBack(Reserved reserved) {
        Query delete = entityManager.createQuery("delete from SeatRow s" + UNDER_FLIGHT + " and s.uncertain = false");
        if (underFlight(delete, reserved).executeUpdate() == 0) {
            keepUnsettled(reserved);
        }
    }

    void keepUnsettled(Reserved reserved) {
        Query update = entityManager.createQuery(
                "update SeatRow s set s.flight = null, s.flightUntil = :now, s.uncertain = true" + UNDER_FLIGHT);
        underFlight(update, reserved).setParameter("now", Timestamp.from(now())).executeUpdate();
    }

    void drop(Reserved reserved) {
        underFlight(entityManager.createQuery("delete from SeatRow s" + UNDER_FLIGHT), reserved)
                .executeUpdate();
    }

    private static Query underFlight(Query query, Reserved reserved) {
        return query.setParameter("id", reserved.seat().id())
                .setParameter("flight", reserved.flight().toString());
    }

    List<SeatRow> unsettled(Duration quiet, int atMost) {
        return entityManager
                .createQuery(
                        "select s from SeatRow s where s.state = :reserved and s.flightUntil < :before"
                                + " order by s.reservedAt",
                        SeatRow.class)
                .setParameter("reserved", SeatState.RESERVED)
                .setParameter("before", Timestamp.from(now().minus(quiet)))
                .setMaxResults(atMost)
                .getResultList();
    }

    private Instant now() {
        return clock.now(entityManager);
    }
}
