package org.peakonjit.license.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.jpa.DatabaseClock;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.license.AccountHolder;
import org.peakonjit.license.AccountNames;
import org.peakonjit.license.Assignment;
import org.peakonjit.license.FormerHolder;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.Seat;
import org.peakonjit.license.SeatQuery;
import org.peakonjit.license.SeatReservation;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.SeatState;
import org.peakonjit.license.Seats;
import org.peakonjit.license.Standing;
import org.peakonjit.subject.Person;

/** The ledger in the database. */
@Singleton
class JpaSeats implements Seats {

    private final Transactions transactions;
    private final DatabaseClock clock;

    @Inject
    JpaSeats(Transactions transactions, DatabaseClock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Seat> at(String application, String address) {
        return transactions.call(em -> new Ledger(em).at(application, address).map(SeatRow::toSeat));
    }

    @Override
    public Optional<Seat> find(String application, UUID id) {
        return transactions.call(em -> Optional.ofNullable(em.find(SeatRow.class, id))
                .map(SeatRow::toSeat)
                .filter(seat -> seat.application().equals(application)));
    }

    @Override
    public Standing standing(String application, Person person) {
        return transactions.call(em -> {
            List<Seat> found = seats(new Ledger(em).of(application, person));
            boolean known = found.size() == 1
                    && found.get(0).address().equals(person.address())
                    && found.get(0).holder().key().equals(person.key());
            return new Standing(found, known ? List.of() : new FormerLedger(em).of(application, person));
        });
    }

    @Override
    public List<AccountHolder> holdersOf(String application, String scimId, Set<String> addresses) {
        return transactions.call(em -> {
            List<Seat> holding = seats(new Ledger(em).ofAccount(application, scimId, addresses));
            Set<String> free = new HashSet<>(addresses);
            holding.forEach(seat -> free.remove(seat.address()));
            List<FormerHolder> former = new FormerLedger(em).ofAccount(application, scimId, free);
            return Stream.<AccountHolder>concat(
                            holding.stream().map(AccountHolder.Holds::new),
                            former.stream().map(AccountHolder.Held::new))
                    .toList();
        });
    }

    @Override
    public SeatReservation reserve(
            String application, Person person, AccountNames names, Optional<UUID> unsettled, Duration flight) {
        return transactions.call(
                em -> new Reservations(em, clock).reserve(application, person, names, unsettled, flight));
    }

    @Override
    public Optional<Reserved> claim(
            String application,
            Person person,
            AccountNames names,
            Optional<Reserved> reserved,
            String scimId,
            Duration flight) {
        return transactions.call(
                em -> new Reservations(em, clock).claim(application, person, names, reserved, scimId, flight));
    }

    @Override
    public Optional<Seat> assign(Reserved reserved, Assignment assignment) {
        return transactions.call(em -> new Reservations(em, clock).assign(reserved.seat(), assignment));
    }

    @Override
    public void giveBack(Reserved reserved) {
        transactions.run(em -> new Reservations(em, clock).giveBack(reserved));
    }

    @Override
    public void keepUnsettled(Reserved reserved) {
        transactions.run(em -> new Reservations(em, clock).keepUnsettled(reserved));
    }

    @Override
    public void settleAbsent(Reserved reserved) {
        transactions.run(em -> new Reservations(em, clock).drop(reserved));
    }

    @Override
    public List<Seat> unsettled(Duration quiet, int atMost) {
        return transactions.call(em -> seats(new Reservations(em, clock).unsettled(quiet, atMost)));
    }

    @Override
    public boolean link(UUID seat, Person person, Instant at) {
        return transactions.call(em -> {
            Ledger ledger = new Ledger(em);
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
        });
    }

    @Override
    public boolean reassign(UUID seat, String scimId) {
        return transactions.call(em -> {
            Ledger ledger = new Ledger(em);
            SeatRow row = ledger.findLocked(seat);
            boolean taken = row != null && ledger.isAnothers(row, scimId);
            if (row != null && !taken) {
                row.reassign(scimId);
            }
            return !taken;
        });
    }

    @Override
    public void renaming(UUID seat) {
        transactions.run(em -> em.createQuery("update SeatRow s set s.renaming = true where s.id = :id")
                .setParameter("id", seat)
                .executeUpdate());
    }

    @Override
    public void forgetDigest(UUID seat) {
        transactions.run(em -> em.createQuery("update SeatRow s set s.attributesDigest = null where s.id = :id")
                .setParameter("id", seat)
                .executeUpdate());
    }

    @Override
    public boolean renaming(Seat asRead) {
        return transactions.call(em -> {
            SeatRow row = new Ledger(em).findLocked(asRead.id());
            return row != null && row.beginRenaming(asRead);
        });
    }

    @Override
    public boolean renamed(UUID seat, Person holder, AccountNames names, @Nullable String attributesDigest) {
        return transactions.call(em -> {
            Ledger ledger = new Ledger(em);
            SeatRow row = ledger.findLocked(seat);
            if (row == null) {
                return true;
            }
            boolean taken = ledger.at(row.toSeat().application(), holder.address())
                    .filter(other -> !other.id().equals(seat))
                    .isPresent();
            if (!taken) {
                row.carry(holder, names, attributesDigest);
                ledger.leaveNumberTo(row);
            }
            return !taken;
        });
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
    public boolean release(String application, UUID id) {
        return transactions.call(em -> {
            SeatRow row = new Ledger(em).findLocked(id);
            if (row == null || !row.isAssigned() || !row.toSeat().application().equals(application)) {
                return false;
            }
            new FormerLedger(em).keep(row.toSeat(), clock.now(em));
            em.remove(row);
            em.flush();
            return true;
        });
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
