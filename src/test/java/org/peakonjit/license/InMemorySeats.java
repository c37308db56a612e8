package org.peakonjit.license;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.keyset.KeyedRows;
import org.peakonjit.database.keyset.Place;
import org.peakonjit.database.keyset.RowCount;
import org.peakonjit.database.keyset.Slice;
import org.peakonjit.license.person.AccountHolder;
import org.peakonjit.license.person.FormerHolder;
import org.peakonjit.license.person.FormerHolders;
import org.peakonjit.license.person.Standing;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Assignment;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatOrigin;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.license.seat.SeatQuery.Matching;
import org.peakonjit.license.seat.SeatState;
import org.peakonjit.subject.Person;

/** The ledger's promises kept in memory, for tests of those who use it. */
public final class InMemorySeats implements Seats {

    private record Row(Seat seat, @Nullable UUID flight, Instant flightUntil, boolean uncertain) {

        Row with(Seat other) {
            return new Row(other, flight, flightUntil, uncertain);
        }
    }

    private Map<UUID, Row> rows = new LinkedHashMap<>();
    private Map<UUID, FormerHolder> former = new LinkedHashMap<>();
    private OptionalInt limit = OptionalInt.empty();
    private int counted = RowCount.COUNTED;
    private Duration later = Duration.ZERO;
    private final InstantSource time;

    public InMemorySeats() {
        this(InstantSource.system());
    }

    /** By that clock. */
    public InMemorySeats(InstantSource time) {
        this.time = time;
    }

    public synchronized void limit(int limit) {
        this.limit = OptionalInt.of(limit);
    }

    public synchronized void unlimited() {
        this.limit = OptionalInt.empty();
    }

    /** Looks for text at the beginning of addresses as long as there are more seats than that. */
    public synchronized void counted(int most) {
        this.counted = most;
    }

    /** Lets time pass for the ledger. */
    public synchronized void pass(Duration time) {
        later = later.plus(time);
    }

    private Instant now() {
        return time.instant().plus(later);
    }

    /** What is in it now, to go back to: a transaction that was rolled back. */
    public synchronized Runnable savepoint() {
        Map<UUID, Row> thenRows = new LinkedHashMap<>(rows);
        Map<UUID, FormerHolder> thenFormer = new LinkedHashMap<>(former);
        return () -> {
            synchronized (this) {
                rows = thenRows;
                former = thenFormer;
            }
        };
    }

    @Override
    public synchronized Optional<Seat> at(String application, String address) {
        return row(application, seat -> seat.address().equals(address)).map(Row::seat);
    }

    @Override
    public synchronized Optional<Seat> find(String application, UUID id) {
        return Optional.ofNullable(rows.get(id)).map(Row::seat);
    }

    @Override
    public synchronized Standing standing(String application, Person person) {
        return new Standing(
                of(application, person),
                former.values().stream()
                        .filter(one -> one.application().equals(application))
                        .filter(one -> one.holder().address().equals(person.address())
                                || one.holder().key().isPresent()
                                        && one.holder().key().equals(person.key()))
                        .sorted(Comparator.comparing(FormerHolder::releasedAt).reversed())
                        .toList());
    }

    private List<Seat> of(String application, Person person) {
        return rows.values().stream()
                .map(Row::seat)
                .filter(seat -> seat.application().equals(application))
                .filter(seat -> seat.address().equals(person.address())
                        || seat.holder().key().isPresent()
                                && seat.holder().key().equals(person.key()))
                .toList();
    }

    @Override
    public synchronized List<AccountHolder> holdersOf(String application, String scimId, Set<String> addresses) {
        Stream<AccountHolder> holding = Stream.concat(
                        ofAccount(application, scimId).stream(),
                        addresses.stream()
                                .sorted()
                                .flatMap(address ->
                                        row(application, seat -> seat.address().equals(address)).stream()))
                .map(Row::seat)
                .distinct()
                .map(AccountHolder.Holds::new);
        Stream<AccountHolder> last = Stream.concat(
                        lastOf(application, one -> scimId.equals(one.scimId())).stream(),
                        addresses.stream()
                                .sorted()
                                .filter(address -> at(application, address).isEmpty())
                                .flatMap(address -> lastOf(
                                        application,
                                        one -> one.holder().address().equals(address))
                                        .filter(one -> !one.addressFreed())
                                        .stream()))
                .distinct()
                .map(AccountHolder.Held::new);
        return Stream.concat(holding, last).toList();
    }

    private Optional<FormerHolder> lastOf(String application, Predicate<FormerHolder> which) {
        return former.values().stream()
                .filter(one -> one.application().equals(application) && which.test(one))
                .max(Comparator.comparing(FormerHolder::releasedAt));
    }

    private Optional<Row> ofAccount(String application, String scimId) {
        return row(application, seat -> scimId.equals(seat.scimId()));
    }

    @Override
    public synchronized SeatReservation reserve(
            String application, Person person, AccountNames names, Optional<UUID> unsettled, Duration flight) {
        List<Seat> seats = of(application, person);
        if (seats.isEmpty() && unsettled.isEmpty()) {
            if (!usage(application).hasSeatLeft()) {
                return new SeatReservation.NoneLeft(usage(application));
            }
            return fly(reservation(application, person, names), flight, false);
        }
        if (seats.isEmpty()) {
            return new SeatReservation.Changed();
        }
        Row row = rows.get(seats.get(0).id());
        if (seats.size() > 1
                || row.seat().isAssigned()
                || unsettled.filter(row.seat().id()::equals).isEmpty()) {
            return new SeatReservation.Changed();
        }
        boolean inFlight = row.flight() != null && now().isBefore(row.flightUntil());
        return inFlight ? new SeatReservation.InFlight() : fly(reservedFor(row.seat(), person, names), flight, true);
    }

    private Seat reservedFor(Seat seat, Person person, AccountNames names) {
        Seat known = person.key().equals(seat.holder().key())
                ? seat
                : linked(seat, person.withAddress(seat.address()), person.key().isPresent() ? now() : null);
        return carried(known, known.holder(), names, seat.attributesDigest(), seat.renaming());
    }

    private Seat reservation(String application, Person person, AccountNames names) {
        Instant linked = person.key().isPresent() ? now() : null;
        return new Seat(
                UUID.randomUUID(),
                application,
                person,
                linked,
                SeatState.RESERVED,
                null,
                null,
                names,
                null,
                false,
                now(),
                null,
                null);
    }

    private SeatReservation.Reserved fly(Seat seat, Duration flight, boolean again) {
        UUID id = UUID.randomUUID();
        Row old = rows.get(seat.id());
        boolean uncertain = again || old != null && old.uncertain();
        rows.put(seat.id(), new Row(seat, id, now().plus(flight), uncertain));
        return new SeatReservation.Reserved(seat, id, uncertain);
    }

    @Override
    public synchronized Optional<SeatReservation.Reserved> claim(
            String application,
            Person person,
            AccountNames names,
            Optional<SeatReservation.Reserved> reserved,
            String scimId,
            Duration flight) {
        Optional<Row> own = reserved.map(one -> rows.get(one.seat().id()));
        boolean overtaken = reserved.isPresent()
                && own.filter(row -> reserved.get().flight().equals(row.flight()))
                        .isEmpty();
        boolean taken = ofAccount(application, scimId)
                .filter(other -> own.filter(
                                row -> row.seat().id().equals(other.seat().id()))
                        .isEmpty())
                .isPresent();
        if (overtaken || taken || own.isEmpty() && !of(application, person).isEmpty()) {
            return Optional.empty();
        }
        SeatReservation.Reserved mine =
                reserved.orElseGet(() -> fly(reservation(application, person, names), flight, true));
        Row row = rows.get(mine.seat().id());
        Seat claimed = accounted(row.seat(), scimId);
        rows.put(claimed.id(), new Row(claimed, row.flight(), row.flightUntil(), true));
        return Optional.of(new SeatReservation.Reserved(
                claimed, mine.flight(), reserved.map(one -> one.uncertain()).orElse(false)));
    }

    private static Seat accounted(Seat seat, @Nullable String scimId) {
        return new Seat(
                seat.id(),
                seat.application(),
                seat.holder(),
                seat.linkedAt(),
                seat.state(),
                seat.origin(),
                scimId,
                seat.names(),
                seat.attributesDigest(),
                seat.renaming(),
                seat.reservedAt(),
                seat.firstSignIn(),
                seat.lastSignIn());
    }

    @Override
    public synchronized Optional<Seat> assign(SeatReservation.Reserved reserved, Assignment assignment) {
        String application = reserved.seat().application();
        List<Seat> seats = of(application, assignment.holder());
        Seat old = Optional.ofNullable(rows.get(reserved.seat().id()))
                .map(Row::seat)
                .or(() -> seats.stream().findFirst())
                .orElse(reserved.seat());
        boolean taken = seats.stream().anyMatch(seat -> !seat.id().equals(old.id()))
                || ofAccount(application, assignment.scimId())
                        .filter(other -> !other.seat().id().equals(old.id()))
                        .isPresent();
        if (taken) {
            return Optional.empty();
        }
        Seat seat = old.isAssigned() ? old : assigned(old, assignment);
        rows.put(seat.id(), new Row(seat, null, Instant.EPOCH, false));
        leaveNumberTo(seat);
        former.values()
                .removeIf(one -> one.application().equals(application)
                        && (assignment.scimId().equals(one.scimId())
                                || one.holder().key().isPresent()
                                        && one.holder()
                                                .key()
                                                .equals(seat.holder().key())));
        return Optional.of(seat);
    }

    private Seat assigned(Seat old, Assignment assignment) {
        boolean sameKey = assignment.holder().key().equals(old.holder().key());
        Instant linked = assignment.holder().key().isPresent() ? now() : null;
        return new Seat(
                old.id(),
                old.application(),
                assignment.holder(),
                sameKey ? old.linkedAt() : linked,
                SeatState.ASSIGNED,
                assignment.origin(),
                assignment.scimId(),
                assignment.names(),
                assignment.attributesDigest(),
                false,
                old.reservedAt(),
                old.firstSignIn(),
                old.lastSignIn());
    }

    /** Seats somebody of whom nothing but the address is known. */
    public synchronized Seat assignExisting(
            String application, String address, String scimId, @Nullable String digest) {
        Seat fresh = reservation(application, Person.at(address), AccountNames.UNKNOWN);
        Seat seat = assigned(
                fresh, new Assignment(Person.at(address), scimId, SeatOrigin.EXISTING, AccountNames.UNKNOWN, digest));
        rows.put(seat.id(), new Row(seat, null, Instant.EPOCH, false));
        return seat;
    }

    @Override
    public synchronized boolean link(UUID id, Person person, Instant at) {
        Row row = rows.get(id);
        boolean taken = row != null
                && person.key().isPresent()
                && row(row.seat().application(), seat -> seat.holder().key().equals(person.key()))
                        .filter(other -> !other.seat().id().equals(id))
                        .isPresent();
        if (taken) {
            return false;
        }
        change(
                id,
                seat -> linked(
                        seat, person.withAddress(seat.address()), person.key().isPresent() ? at : null));
        return true;
    }

    @Override
    public synchronized boolean reassign(UUID id, String scimId) {
        Row row = rows.get(id);
        boolean taken = row != null
                && ofAccount(row.seat().application(), scimId)
                        .filter(other -> !other.seat().id().equals(id))
                        .isPresent();
        if (!taken) {
            change(id, seat -> carried(accounted(seat, scimId), seat.holder(), seat.names(), null, true));
        }
        return !taken;
    }

    @Override
    public synchronized void forgetAccounts(String application) {
        rows.values().stream()
                .map(Row::seat)
                .filter(seat -> seat.application().equals(application))
                .toList()
                .forEach(seat -> change(seat.id(), one -> accounted(one, null)));
        former.replaceAll((id, one) -> one.application().equals(application)
                ? new FormerHolder(
                        id, application, one.holder(), one.linkedAt(), null, one.addressFreed(), one.releasedAt())
                : one);
    }

    @Override
    public synchronized void renaming(UUID id) {
        change(id, seat -> carried(seat, seat.holder(), seat.names(), seat.attributesDigest(), true));
    }

    @Override
    public synchronized void forgetDigest(UUID id) {
        change(id, seat -> carried(seat, seat.holder(), seat.names(), null, seat.renaming()));
    }

    @Override
    public synchronized boolean renaming(Seat asRead) {
        boolean same = Optional.ofNullable(rows.get(asRead.id()))
                .map(Row::seat)
                .filter(asRead::isCalledAsIn)
                .isPresent();
        if (same) {
            renaming(asRead.id());
        }
        return same;
    }

    @Override
    public synchronized boolean renamed(UUID id, Person holder, AccountNames names, @Nullable String digest) {
        Row row = rows.get(id);
        if (row == null) {
            return true;
        }
        boolean taken = at(row.seat().application(), holder.address())
                .filter(other -> !other.id().equals(id))
                .isPresent();
        if (!taken) {
            change(id, seat -> carried(seat, seat.holder().withAddress(holder.address()), names, digest, false));
            leaveNumberTo(rows.get(id).seat());
        }
        return !taken;
    }

    private void leaveNumberTo(Seat seat) {
        String number = seat.names().employeeNumber();
        List<Seat> others = rows.values().stream()
                .map(Row::seat)
                .filter(other -> number != null
                        && !other.id().equals(seat.id())
                        && other.application().equals(seat.application())
                        && number.equals(other.names().employeeNumber()))
                .toList();
        for (Seat other : others) {
            AccountNames names =
                    new AccountNames(other.names().userName(), other.names().externalId(), null);
            change(other.id(), one -> carried(one, one.holder(), names, one.attributesDigest(), one.renaming()));
        }
    }

    private static Seat carried(
            Seat seat, Person holder, AccountNames names, @Nullable String digest, boolean renaming) {
        return new Seat(
                seat.id(),
                seat.application(),
                holder,
                seat.linkedAt(),
                seat.state(),
                seat.origin(),
                seat.scimId(),
                names,
                digest,
                renaming,
                seat.reservedAt(),
                seat.firstSignIn(),
                seat.lastSignIn());
    }

    private static Seat linked(Seat seat, Person person, @Nullable Instant at) {
        return new Seat(
                seat.id(),
                seat.application(),
                person,
                at,
                seat.state(),
                seat.origin(),
                seat.scimId(),
                seat.names(),
                seat.attributesDigest(),
                seat.renaming(),
                seat.reservedAt(),
                seat.firstSignIn(),
                seat.lastSignIn());
    }

    private void change(UUID id, UnaryOperator<Seat> change) {
        rows.computeIfPresent(id, (same, row) -> row.with(change.apply(row.seat())));
    }

    @Override
    public synchronized void giveBack(SeatReservation.Reserved reserved) {
        Row row = rows.get(reserved.seat().id());
        if (row == null || !reserved.flight().equals(row.flight())) {
            return;
        }
        if (row.uncertain()) {
            keepUnsettled(reserved);
        } else {
            rows.remove(reserved.seat().id());
        }
    }

    @Override
    public synchronized void keepUnsettled(SeatReservation.Reserved reserved) {
        rows.computeIfPresent(
                reserved.seat().id(),
                (id, row) -> reserved.flight().equals(row.flight()) ? new Row(row.seat(), null, now(), true) : row);
    }

    @Override
    public synchronized void settleAbsent(SeatReservation.Reserved reserved) {
        rows.computeIfPresent(
                reserved.seat().id(), (id, row) -> reserved.flight().equals(row.flight()) ? null : row);
    }

    /** Makes a seat look as if it were taken that long ago. */
    public synchronized void age(UUID id, Duration by) {
        rows.computeIfPresent(id, (same, row) -> {
            Seat old = row.seat();
            Seat seat = new Seat(
                    id,
                    old.application(),
                    old.holder(),
                    old.linkedAt(),
                    old.state(),
                    old.origin(),
                    old.scimId(),
                    old.names(),
                    old.attributesDigest(),
                    old.renaming(),
                    old.reservedAt().minus(by),
                    old.firstSignIn(),
                    old.lastSignIn());
            return new Row(seat, row.flight(), row.flightUntil().minus(by), row.uncertain());
        });
    }

    @Override
    public synchronized List<Seat> idle(String application, Instant before, int atMost) {
        return rows.values().stream()
                .map(Row::seat)
                .filter(Seat::isAssigned)
                .filter(seat -> Optional.ofNullable(seat.lastSignIn())
                        .orElse(seat.reservedAt())
                        .isBefore(before))
                .limit(atMost)
                .toList();
    }

    @Override
    public synchronized long count(String application, SeatQuery query) {
        return ordered(query).size();
    }

    @Override
    public synchronized Optional<SeatReservation.Reserved> takeUnsettled(
            UUID reservation, Duration quiet, Duration flight) {
        return Optional.ofNullable(rows.get(reservation))
                .filter(row -> !row.seat().isAssigned() && row.flightUntil().isBefore(now().minus(quiet)))
                .map(row -> fly(row.seat(), flight, true));
    }

    @Override
    public synchronized List<Seat> unsettled(String application, Duration quiet, int atMost) {
        return rows.values().stream()
                .filter(row -> row.seat().application().equals(application))
                .filter(row -> !row.seat().isAssigned())
                .filter(row -> row.flightUntil().isBefore(now().minus(quiet)))
                .map(Row::seat)
                .toList();
    }

    @Override
    public synchronized void signedIn(UUID id, Instant at) {
        change(id, seat -> seat.signedIn(at));
    }

    @Override
    public synchronized boolean release(Seat asRead) {
        return find(asRead.application(), asRead.id())
                .filter(seat -> seat.use().equals(asRead.use()))
                .filter(seat -> release(seat.application(), seat.id()))
                .isPresent();
    }

    @Override
    public synchronized boolean release(String application, UUID id) {
        Row row = rows.get(id);
        if (row == null || !row.seat().isAssigned()) {
            return false;
        }
        rows.remove(id);
        Seat seat = row.seat();
        former.put(id, new FormerHolder(id, application, seat.holder(), seat.linkedAt(), seat.scimId(), false, now()));
        return true;
    }

    /** Those whose seats were released. */
    public FormerHolders formerHolders() {
        return new FormerHolders() {
            @Override
            public Optional<FormerHolder> find(String application, UUID seat) {
                synchronized (InMemorySeats.this) {
                    return Optional.ofNullable(former.get(seat));
                }
            }

            @Override
            public List<FormerHolder> at(String address) {
                synchronized (InMemorySeats.this) {
                    return former.values().stream()
                            .filter(one -> one.holder().address().equals(address))
                            .toList();
                }
            }

            @Override
            public void freeAddress(String application, UUID seat) {
                changeFormer(
                        seat,
                        one -> new FormerHolder(
                                one.id(),
                                one.application(),
                                one.holder(),
                                one.linkedAt(),
                                one.scimId(),
                                true,
                                one.releasedAt()));
            }

            @Override
            public void link(String application, UUID seat, Person person, Instant at) {
                changeFormer(
                        seat,
                        one -> new FormerHolder(
                                one.id(),
                                one.application(),
                                person.withAddress(one.holder().address()),
                                at,
                                one.scimId(),
                                one.addressFreed(),
                                one.releasedAt()));
            }

            @Override
            public int forget(String address) {
                synchronized (InMemorySeats.this) {
                    int before = former.size();
                    former.values().removeIf(one -> one.holder().address().equals(address));
                    return before - former.size();
                }
            }

            @Override
            public int forgetBefore(Instant instant) {
                synchronized (InMemorySeats.this) {
                    int before = former.size();
                    former.values().removeIf(one -> one.releasedAt().isBefore(instant));
                    return before - former.size();
                }
            }
        };
    }

    private synchronized void changeFormer(UUID seat, UnaryOperator<FormerHolder> change) {
        former.computeIfPresent(seat, (same, one) -> change.apply(one));
    }

    @Override
    public synchronized LicenseUsage usage(String application) {
        return new LicenseUsage(rows.size(), limit);
    }

    @Override
    public Optional<Recount> recount(String application) {
        return Optional.empty(); // there is no other number than the rows
    }

    @Override
    public synchronized Slice<Seat> page(String application, SeatQuery query, Place place, int limit) {
        return KeyedRows.slice(ordered(query), place, limit);
    }

    @Override
    public RowCount found(String application, SeatQuery query) {
        return RowCount.exactly(count(application, query));
    }

    @Override
    public synchronized SeatQuery pinned(String application, SeatQuery query) {
        return query.text().isEmpty() || query.matching().isPresent()
                ? query
                : query.with(rows.size() > counted ? Matching.BEGINNING : Matching.ANYWHERE);
    }

    private List<Seat> ordered(SeatQuery asked) {
        SeatQuery query = pinned("", asked);
        return rows.values().stream()
                .map(Row::seat)
                .filter(query::finds)
                .sorted(Comparator.comparing(Seat::address))
                .toList();
    }

    private Optional<Row> row(String application, Predicate<Seat> which) {
        return rows.values().stream()
                .filter(row -> row.seat().application().equals(application) && which.test(row.seat()))
                .findFirst();
    }
}
