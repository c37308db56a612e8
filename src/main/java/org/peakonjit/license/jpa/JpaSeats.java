package org.peakonjit.license.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.jpa.DatabaseClock;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.Seat;
import org.peakonjit.license.SeatOrigin;
import org.peakonjit.license.SeatQuery;
import org.peakonjit.license.SeatReservation;
import org.peakonjit.license.SeatReservation.Held;
import org.peakonjit.license.SeatReservation.InFlight;
import org.peakonjit.license.SeatReservation.NoneLeft;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.SeatState;
import org.peakonjit.license.Seats;

/** The ledger in the database. Whoever reserves locks the application's row, so seats are counted one by one. */
@Singleton
class JpaSeats implements Seats {

    /** Ours, as long as nobody took the reservation over. */
    private static final String UNDER_FLIGHT =
            " where s.id = :id and s.flight = :flight and s.state = org.peakonjit.license.SeatState.RESERVED";

    private final Transactions transactions;
    private final DatabaseClock clock;

    @Inject
    JpaSeats(Transactions transactions, DatabaseClock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Seat> find(String application, String holder) {
        return transactions.call(em -> new Ledger(em).find(application, holder).map(SeatRow::toSeat));
    }

    @Override
    public Optional<Seat> find(String application, UUID id) {
        return transactions.call(em -> Optional.ofNullable(em.find(SeatRow.class, id))
                .map(SeatRow::toSeat)
                .filter(seat -> seat.application().equals(application)));
    }

    @Override
    public SeatReservation reserve(String application, String holder, Duration flight) {
        return transactions.call(em -> {
            Ledger ledger = new Ledger(em);
            Optional<SeatRow> seen = ledger.find(application, holder);
            if (seen.isPresent() && seen.get().isAssigned()) {
                return new Held(seen.get().toSeat());
            }
            OptionalInt limit = ledger.lock(application);
            Instant now = clock.now(em);
            return ledger.find(application, holder)
                    .map(row -> takeOver(row, now, flight))
                    .orElseGet(() -> reserveNew(
                            ledger, limit, new SeatRow(UUID.randomUUID(), application, holder, now), now.plus(flight)));
        });
    }

    private static SeatReservation takeOver(SeatRow row, Instant now, Duration flight) {
        if (row.isAssigned()) {
            return new Held(row.toSeat());
        }
        return row.isInFlight(now) ? new InFlight() : new Reserved(row.toSeat(), row.fly(now.plus(flight), true), true);
    }

    private static SeatReservation reserveNew(Ledger ledger, OptionalInt limit, SeatRow row, Instant until) {
        Seat seat = row.toSeat();
        LicenseUsage usage = new LicenseUsage(limit.isEmpty() ? 0 : ledger.consumed(seat.application()), limit);
        if (!usage.hasSeatLeft()) {
            return new NoneLeft(usage);
        }
        UUID flight = row.fly(until, false);
        ledger.add(row);
        return new Reserved(seat, flight, false);
    }

    @Override
    public Seat assign(Reserved reserved, String scimId, SeatOrigin origin, @Nullable String attributesDigest) {
        Seat seat = reserved.seat();
        return transactions.call(em -> {
            Ledger ledger = new Ledger(em);
            SeatRow row = Optional.ofNullable(ledger.findLocked(seat.id()))
                    .or(() -> ledger.findLocked(seat.application(), seat.holder()))
                    .orElseGet(() -> new SeatRow(seat.id(), seat.application(), seat.holder(), seat.reservedAt()));
            return assigned(em, row, scimId, origin, attributesDigest);
        });
    }

    @Override
    public Seat assignExisting(String application, String holder, String scimId, @Nullable String attributesDigest) {
        return transactions.call(em -> {
            SeatRow row = new Ledger(em)
                    .findLocked(application, holder)
                    .orElseGet(() -> new SeatRow(UUID.randomUUID(), application, holder, clock.now(em)));
            return assigned(em, row, scimId, SeatOrigin.EXISTING, attributesDigest);
        });
    }

    private static Seat assigned(
            EntityManager em, SeatRow row, String scimId, SeatOrigin origin, @Nullable String attributesDigest) {
        if (!row.isAssigned()) {
            row.assign(scimId, origin, attributesDigest);
        }
        em.persist(row);
        em.flush();
        return row.toSeat();
    }

    @Override
    public void giveBack(Reserved reserved) {
        transactions.run(em -> {
            Query delete = em.createQuery("delete from SeatRow s" + UNDER_FLIGHT + " and s.uncertain = false");
            if (underFlight(delete, reserved).executeUpdate() == 0) {
                keepUnsettled(reserved);
            }
        });
    }

    @Override
    public void keepUnsettled(Reserved reserved) {
        transactions.run(em -> underFlight(
                        em.createQuery("update SeatRow s set s.flight = null, s.flightUntil = :now, s.uncertain = true"
                                + UNDER_FLIGHT),
                        reserved)
                .setParameter("now", Timestamp.from(clock.now(em)))
                .executeUpdate());
    }

    @Override
    public void settleAbsent(Reserved reserved) {
        transactions.run(em -> underFlight(em.createQuery("delete from SeatRow s" + UNDER_FLIGHT), reserved)
                .executeUpdate());
    }

    private static Query underFlight(Query query, Reserved reserved) {
        return query.setParameter("id", reserved.seat().id())
                .setParameter("flight", reserved.flight().toString());
    }

    @Override
    public List<Seat> unsettled(Duration quiet, int atMost) {
        return transactions.call(em -> seats(em.createQuery(
                        "select s from SeatRow s where s.state = :reserved and s.flightUntil < :before"
                                + " order by s.reservedAt",
                        SeatRow.class)
                .setParameter("reserved", SeatState.RESERVED)
                .setParameter("before", Timestamp.from(clock.now(em).minus(quiet)))
                .setMaxResults(atMost)
                .getResultList()));
    }

    @Override
    public List<Seat> idle(String application, Instant before, int atMost) {
        return transactions.call(em -> seats(em.createQuery(
                        "select s from SeatRow s where s.application = :application and s.state = :assigned"
                                + " and coalesce(s.lastSignIn, s.reservedAt) < :before order by s.reservedAt",
                        SeatRow.class)
                .setParameter("application", application)
                .setParameter("assigned", SeatState.ASSIGNED)
                .setParameter("before", Timestamp.from(before))
                .setMaxResults(atMost)
                .getResultList()));
    }

    @Override
    public void signedIn(UUID seat, Instant at) {
        transactions.run(em -> em.createQuery("update SeatRow s set s.lastSignIn = :at,"
                        + " s.firstSignIn = coalesce(s.firstSignIn, :at) where s.id = :id")
                .setParameter("at", Timestamp.from(at))
                .setParameter("id", seat)
                .executeUpdate());
    }

    @Override
    public void attributesSent(UUID seat, String digest) {
        transactions.run(em -> em.createQuery("update SeatRow s set s.attributesDigest = :digest where s.id = :id")
                .setParameter("digest", digest)
                .setParameter("id", seat)
                .executeUpdate());
    }

    @Override
    public boolean release(String application, UUID id) {
        return transactions.call(
                em -> em.createQuery("delete from SeatRow s where s.id = :id and s.application = :application")
                                .setParameter("id", id)
                                .setParameter("application", application)
                                .executeUpdate()
                        > 0);
    }

    @Override
    public LicenseUsage usage(String application) {
        return transactions.call(em -> new Ledger(em).usage(application));
    }

    @Override
    public List<Seat> page(String application, SeatQuery query, int offset, int limit) {
        return transactions.call(em -> seats(new SeatSearch(application, query).page(em, offset, limit)));
    }

    @Override
    public long count(String application, SeatQuery query) {
        return transactions.call(em -> new SeatSearch(application, query).count(em));
    }

    private static List<Seat> seats(List<SeatRow> rows) {
        return rows.stream().map(SeatRow::toSeat).toList();
    }
}
