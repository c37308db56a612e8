package org.peakonjit.license.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.LockedException;
import org.peakonjit.database.jpa.DatabaseClock;
import org.peakonjit.database.jpa.SqlStatement;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.database.keyset.Place;
import org.peakonjit.database.keyset.RowCount;
import org.peakonjit.database.keyset.Slice;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.Recount;
import org.peakonjit.license.SeatReservation;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.Seats;
import org.peakonjit.license.person.AccountHolder;
import org.peakonjit.license.person.Standing;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Assignment;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.schedule.Turnstile;
import org.peakonjit.subject.Person;

@Singleton
class JpaSeats implements Seats {

    /** As many as keep the database busy: the number of an application is changed by one at a time. */
    private static final int AT_ONCE = 4;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private final Transactions transactions;
    private final DatabaseClock clock;

    /** Who waits for an application's number waits here, without a connection: there is one for other applications. */
    private final Turnstile<String> newcomers = new Turnstile<>(AT_ONCE);

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
        return transactions
                .find(SeatRow.class, id)
                .map(SeatRow::toSeat)
                .filter(seat -> seat.application().equals(application));
    }

    @Override
    public Standing standing(String application, Person person) {
        return transactions.call(em -> StandingQuery.of(transactions.queue(), application, person));
    }

    @Override
    public List<AccountHolder> holdersOf(String application, String scimId, Set<String> addresses) {
        return transactions.call(em -> new HeldAccounts(em, application).holdersOf(scimId, addresses));
    }

    @Override
    public SeatReservation reserve(
            String application, Person person, AccountNames names, Optional<UUID> unsettled, Duration flight) {
        if (unsettled.isPresent()) {
            return transactions.call(
                    em -> reservations(em).takeOver(application, person, names, unsettled.get(), flight));
        }
        return newcomers
                .pass(
                        application,
                        LONGEST_WAIT,
                        waited -> transactions.call(
                                em -> reservations(em).reserveNew(application, person, names, flight)))
                .orElseThrow(() -> new LockedException("too many wait for a seat of " + application));
    }

    private Reservations reservations(EntityManager entityManager) {
        return new Reservations(entityManager, transactions.queue(), clock);
    }

    @Override
    public Optional<Reserved> claim(
            String application,
            Person person,
            AccountNames names,
            Optional<Reserved> reserved,
            String scimId,
            Duration flight) {
        return transactions.call(em -> reservations(em).claim(application, person, names, reserved, scimId, flight));
    }

    @Override
    public Optional<Seat> assign(Reserved reserved, Assignment assignment) {
        return transactions.call(em -> reservations(em).assign(reserved, assignment));
    }

    @Override
    public void giveBack(Reserved reserved) {
        transactions.run(em -> reservations(em).giveBack(reserved));
    }

    @Override
    public void keepUnsettled(Reserved reserved) {
        transactions.run(em -> reservations(em).keepUnsettled(reserved));
    }

    @Override
    public void settleAbsent(Reserved reserved) {
        transactions.run(em -> reservations(em).drop(reserved));
    }

    @Override
    public Optional<Reserved> takeUnsettled(UUID reservation, Duration quiet, Duration flight) {
        return transactions.call(em -> reservations(em).takeUnsettled(reservation, quiet, flight));
    }

    @Override
    public List<Seat> unsettled(String application, Duration quiet, int atMost) {
        return transactions.call(em -> seats(reservations(em).unsettled(application, quiet, atMost)));
    }

    private HolderChanges changes(EntityManager entityManager) {
        return new HolderChanges(entityManager, transactions.queue());
    }

    @Override
    public boolean link(UUID seat, Person person, Instant at) {
        return transactions.call(em -> changes(em).link(seat, person, at));
    }

    @Override
    public boolean reassign(UUID seat, String scimId) {
        return transactions.call(em -> changes(em).reassign(seat, scimId));
    }

    @Override
    public void forgetAccounts(String application) {
        transactions.run(em -> new HeldAccounts(em, application).forget());
    }

    @Override
    public boolean renaming(Seat asRead) {
        return transactions.call(em -> changes(em).renaming(asRead));
    }

    @Override
    public boolean renamed(UUID seat, Person holder, AccountNames names, @Nullable String attributesDigest) {
        return transactions.call(em -> changes(em).renamed(seat, holder, names, attributesDigest));
    }

    @Override
    public void renaming(UUID seat) {
        transactions.run(em -> new Ledger(em).set(seat, "s.renaming = true"));
    }

    @Override
    public void forgetDigest(UUID seat) {
        transactions.run(em -> new Ledger(em).set(seat, "s.attributesDigest = null"));
    }

    @Override
    public List<Seat> idle(String application, Instant before, int atMost) {
        return transactions.call(em -> seats(SeatSearch.idle(em, application, before, atMost)));
    }

    @Override
    public void signedIn(UUID seat, Instant at) {
        transactions.run(em -> transactions
                .queue()
                .change(SqlStatement.of(
                        "update seat set last_sign_in = ?, first_sign_in = coalesce(first_sign_in, ?) where id = ?",
                        Timestamp.from(at),
                        Timestamp.from(at),
                        seat)));
    }

    @Override
    public boolean release(String application, UUID id) {
        return transactions.call(
                em -> reservations(em).release(id, seat -> seat.application().equals(application)));
    }

    @Override
    public boolean release(Seat asRead) {
        return transactions.call(em ->
                reservations(em).release(asRead.id(), seat -> seat.use().equals(asRead.use())));
    }

    @Override
    public LicenseUsage usage(String application) {
        return transactions.call(em -> new LicenseCount(transactions.queue())
                .usage(application)
                .orElse(new LicenseUsage(0, OptionalInt.empty())));
    }

    @Override
    public Optional<Recount> recount(String application) {
        return transactions.call(em -> new LicenseCount(transactions.queue()).recount(application));
    }

    @Override
    public Slice<Seat> page(String application, SeatQuery query, Place place, int limit) {
        return transactions.call(
                em -> new SeatSearch(em, application, query).page(place, limit).map(SeatRow::toSeat));
    }

    @Override
    public SeatQuery pinned(String application, SeatQuery query) {
        return transactions.call(em -> new SeatSearch(em, application, query).query());
    }

    @Override
    public long count(String application, SeatQuery query) {
        return transactions.call(em -> new SeatSearch(em, application, query).count());
    }

    @Override
    public RowCount found(String application, SeatQuery query) {
        return transactions.call(em -> new SeatSearch(em, application, query)
                .found(() -> usage(application).consumed()));
    }

    private static List<Seat> seats(List<SeatRow> rows) {
        return rows.stream().map(SeatRow::toSeat).toList();
    }
}
