package org.peakonjit.license.jpa;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.peakonjit.database.jpa.DatabaseClock;
import org.peakonjit.database.jpa.StatementQueue;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.SeatReservation;
import org.peakonjit.license.SeatReservation.Changed;
import org.peakonjit.license.SeatReservation.InFlight;
import org.peakonjit.license.SeatReservation.NoneLeft;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Assignment;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatState;
import org.peakonjit.subject.Person;

/**
 * The way of a seat from its reservation to its release, in one transaction (rules L1 to L8). Whoever reserves
 * counts one more first, by one statement that compares with the limit: so seats are counted one by one.
 */
final class Reservations {

    /** Ours, as long as nobody took the reservation over. */
    private static final String UNDER_FLIGHT =
            " where s.id = ?1 and s.flight = ?2 and s.state = org.peakonjit.license.seat.SeatState.RESERVED";

    private final EntityManager entityManager;
    private final DatabaseClock clock;
    private final StatementQueue queue;
    private final Ledger ledger;
    private final LicenseCount count;
    private final boolean inOneStatement;

    Reservations(EntityManager entityManager, StatementQueue queue, DatabaseClock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
        this.queue = queue;
        this.ledger = new Ledger(entityManager);
        this.count = new LicenseCount(queue);
        this.inOneStatement = clock.kind().returnsChanges();
    }

    /** For somebody of whom the ledger has nothing. */
    SeatReservation reserveNew(String application, Person person, AccountNames names, Duration flight) {
        Optional<Reserved> reserved = inOneStatement
                ? new NewReservation(queue).of(application, person, names, flight)
                : stepByStep(application, person, names, flight);
        return reserved.<SeatReservation>map(one -> one).orElseGet(() -> whyNot(application, person));
    }

    private Optional<Reserved> stepByStep(String application, Person person, AccountNames names, Duration length) {
        if (!ledger.of(application, person).isEmpty() || !count.oneMoreWithinTheLimit(application)) {
            return Optional.empty();
        }
        Instant now = now();
        SeatRow row = new SeatRow(UUID.randomUUID(), application, person, names, now);
        Seat seat = row.toSeat();
        UUID flight = row.fly(now.plus(length), false);
        ledger.add(row);
        return Optional.of(new Reserved(seat, flight, false));
    }

    private SeatReservation whyNot(String application, Person person) {
        if (!ledger.of(application, person).isEmpty()) {
            return new Changed();
        }
        LicenseUsage usage = count.usage(application).orElseThrow(() -> LicenseCount.noApplication(application));
        return usage.hasSeatLeft() ? new Changed() : new NoneLeft(usage);
    }

    /** Nobody waits for a reservation that is in flight: its row is not locked to find that out. */
    SeatReservation takeOver(String application, Person person, AccountNames names, UUID unsettled, Duration flight) {
        List<SeatRow> rows = ledger.of(application, person);
        if (rows.size() != 1 || !isOpen(rows.get(0)) || !rows.get(0).id().equals(unsettled)) {
            return new Changed();
        }
        Instant now = now();
        if (rows.get(0).isInFlight(now)) {
            return new InFlight();
        }
        entityManager.clear();
        SeatRow row = ledger.findLocked(unsettled);
        if (row == null || !isOpen(row)) {
            return new Changed();
        }
        if (row.isInFlight(now)) {
            return new InFlight();
        }
        row.reserveFor(person, names, now);
        return new Reserved(row.toSeat(), row.fly(now.plus(flight), true), true);
    }

    /** Quiet is what has no flight, or has had none of late: what a flight leaves may show only later. */
    Optional<Reserved> takeUnsettled(UUID reservation, Duration quiet, Duration flight) {
        SeatRow row = ledger.findLocked(reservation);
        Instant now = now();
        return Optional.ofNullable(row)
                .filter(one -> isOpen(one) && one.isQuietSince(now.minus(quiet)))
                .map(one -> new Reserved(one.toSeat(), one.fly(now.plus(flight), true), true));
    }

    private static boolean isOpen(SeatRow row) {
        return !row.isAssigned();
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
        if (own.isEmpty()) {
            count.oneMore(application);
        }
        ledger.add(row);
        return Optional.of(new Reserved(
                row.toSeat(), flightId, reserved.map(Reserved::uncertain).orElse(false)));
    }

    /** In its row; where that was given back meanwhile, in that of the person or a new one. */
    Optional<Seat> assign(Reserved reserved, Assignment assignment) {
        Optional<Seat> asReserved = new SeatAssignment(queue).of(reserved, assignment);
        return asReserved.isPresent() ? asReserved : assignOtherwise(reserved.seat(), assignment);
    }

    private Optional<Seat> assignOtherwise(Seat seat, Assignment assignment) {
        List<SeatRow> rows = ledger.of(seat.application(), assignment.holder());
        rows.forEach(entityManager::detach); // they are read again when they are locked
        Optional<SeatRow> found = Optional.ofNullable(ledger.findLocked(seat.id()))
                .or(() -> rows.stream().findFirst().map(theirs -> ledger.findLocked(theirs.id())));
        SeatRow row = found.orElseGet(() ->
                new SeatRow(seat.id(), seat.application(), assignment.holder(), assignment.names(), seat.reservedAt()));
        if (rows.stream().anyMatch(other -> !other.id().equals(row.id()))
                || ledger.isAnothers(row, assignment.scimId())) {
            return Optional.empty();
        }
        if (found.isEmpty()) {
            count.oneMore(seat.application());
        }
        if (!row.isAssigned()) {
            row.assign(assignment, now());
        }
        ledger.add(row);
        new SeatAssignment(queue).conclude(row.toSeat());
        return Optional.of(row.toSeat());
    }

    void giveBack(Reserved reserved) {
        if (!takeAway(reserved, " and s.uncertain = false")) {
            keepUnsettled(reserved);
        }
    }

    void keepUnsettled(Reserved reserved) {
        Statements.change(
                entityManager,
                "update SeatRow s set s.flight = null, s.flightUntil = ?3, s.uncertain = true" + UNDER_FLIGHT,
                reserved.seat().id(),
                reserved.flight().toString(),
                Timestamp.from(now()));
    }

    void drop(Reserved reserved) {
        takeAway(reserved, "");
    }

    private boolean takeAway(Reserved reserved, String condition) {
        int gone = Statements.change(
                entityManager,
                "delete from SeatRow s" + UNDER_FLIGHT + condition,
                reserved.seat().id(),
                reserved.flight().toString());
        if (gone > 0) {
            count.oneLess(reserved.seat().application());
        }
        return gone > 0;
    }

    List<SeatRow> unsettled(String application, Duration quiet, int atMost) {
        return Statements.query(
                        entityManager,
                        SeatRow.class,
                        "select s from SeatRow s where s.application = ?1 and s.state = ?2"
                                + " and s.flightUntil < ?3 order by s.reservedAt",
                        application,
                        SeatState.RESERVED,
                        Timestamp.from(now().minus(quiet)))
                .setMaxResults(atMost)
                .getResultList();
    }

    /**
     * Takes an assigned seat out of the ledger, and keeps who held it (rule L8).
     *
     * @return whether there was one, of which {@code condition} holds once nobody else changes it
     */
    boolean release(UUID id, Predicate<Seat> condition) {
        SeatRow row = ledger.findLocked(id);
        if (row == null || !row.isAssigned() || !condition.test(row.toSeat())) {
            return false;
        }
        Seat seat = row.toSeat();
        entityManager.persist(new FormerHolderRow(seat, now()));
        entityManager.remove(row);
        entityManager.flush();
        count.oneLess(seat.application());
        return true;
    }

    private Instant now() {
        return clock.now(entityManager);
    }
}
