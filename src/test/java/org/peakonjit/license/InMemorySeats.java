package org.peakonjit.license;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger's promises kept in memory, for tests of those who use it. */
public final class InMemorySeats implements Seats {

    private record Row(Seat seat, @Nullable UUID flight, long flightUntilNanos, boolean uncertain) {}

    private final Map<UUID, Row> rows = new HashMap<>();
    private OptionalInt limit = OptionalInt.empty();

    public synchronized void limit(int limit) {
        this.limit = OptionalInt.of(limit);
    }

    @Override
    public synchronized Optional<Seat> find(String application, String holder) {
        return row(application, holder).map(Row::seat);
    }

    @Override
    public synchronized Optional<Seat> find(String application, UUID id) {
        return Optional.ofNullable(rows.get(id)).map(Row::seat);
    }

    @Override
    public synchronized SeatReservation reserve(String application, String holder, Duration flight) {
        Optional<Row> existing = row(application, holder);
        if (existing.isPresent()) {
            Row row = existing.get();
            if (row.seat().isAssigned()) {
                return new SeatReservation.Held(row.seat());
            }
            if (row.flight() != null && System.nanoTime() < row.flightUntilNanos()) {
                return new SeatReservation.InFlight();
            }
            return fly(row.seat(), flight, true);
        }
        if (!usage(application).hasSeatLeft()) {
            return new SeatReservation.NoneLeft(usage(application));
        }
        Seat seat = new Seat(
                UUID.randomUUID(),
                application,
                holder,
                SeatState.RESERVED,
                null,
                null,
                null,
                Instant.now(),
                null,
                null);
        return fly(seat, flight, false);
    }

    private SeatReservation fly(Seat seat, Duration flight, boolean uncertain) {
        UUID id = UUID.randomUUID();
        rows.put(seat.id(), new Row(seat, id, System.nanoTime() + flight.toNanos(), uncertain));
        return new SeatReservation.Reserved(seat, id, uncertain);
    }

    @Override
    public synchronized Seat assign(
            SeatReservation.Reserved reserved, String scimId, SeatOrigin origin, @Nullable String attributesDigest) {
        return put(
                reserved.seat().id(),
                reserved.seat().application(),
                reserved.seat().holder(),
                scimId,
                origin,
                attributesDigest);
    }

    @Override
    public synchronized Seat assignExisting(
            String application, String holder, String scimId, @Nullable String attributesDigest) {
        return put(UUID.randomUUID(), application, holder, scimId, SeatOrigin.EXISTING, attributesDigest);
    }

    private Seat put(
            UUID id, String application, String holder, String scimId, SeatOrigin origin, @Nullable String digest) {
        Instant now = Instant.now();
        Seat seat = new Seat(id, application, holder, SeatState.ASSIGNED, origin, scimId, digest, now, null, null);
        rows.put(id, new Row(seat, null, 0, false));
        return seat;
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
                (id, row) -> reserved.flight().equals(row.flight())
                        ? new Row(row.seat(), null, System.nanoTime(), true)
                        : row);
    }

    @Override
    public synchronized void settleAbsent(SeatReservation.Reserved reserved) {
        rows.computeIfPresent(
                reserved.seat().id(), (id, row) -> reserved.flight().equals(row.flight()) ? null : row);
    }

    @Override
    public synchronized void attributesSent(UUID id, String digest) {
        rows.computeIfPresent(id, (same, row) -> {
            Seat old = row.seat();
            Seat seat = new Seat(
                    id,
                    old.application(),
                    old.holder(),
                    old.state(),
                    old.origin(),
                    old.scimId(),
                    digest,
                    old.reservedAt(),
                    old.firstSignIn(),
                    old.lastSignIn());
            return new Row(seat, row.flight(), row.flightUntilNanos(), row.uncertain());
        });
    }

    /** Makes a seat look as if it were taken that long ago. */
    public synchronized void age(UUID id, Duration by) {
        rows.computeIfPresent(id, (same, row) -> {
            Seat old = row.seat();
            Seat seat = new Seat(
                    id,
                    old.application(),
                    old.holder(),
                    old.state(),
                    old.origin(),
                    old.scimId(),
                    old.attributesDigest(),
                    old.reservedAt().minus(by),
                    old.firstSignIn(),
                    old.lastSignIn());
            return new Row(seat, row.flight(), row.flightUntilNanos() - by.toNanos(), row.uncertain());
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
        return found(query).size();
    }

    @Override
    public synchronized List<Seat> unsettled(Duration quiet, int atMost) {
        return rows.values().stream()
                .filter(row -> !row.seat().isAssigned())
                .filter(row -> row.flightUntilNanos() < System.nanoTime() - quiet.toNanos())
                .map(Row::seat)
                .toList();
    }

    @Override
    public synchronized void signedIn(UUID id, Instant at) {
        rows.computeIfPresent(
                id,
                (same, row) -> new Row(row.seat().signedIn(at), row.flight(), row.flightUntilNanos(), row.uncertain()));
    }

    @Override
    public synchronized boolean release(String application, UUID id) {
        return rows.remove(id) != null;
    }

    @Override
    public synchronized LicenseUsage usage(String application) {
        return new LicenseUsage(rows.size(), limit);
    }

    @Override
    public synchronized List<Seat> page(String application, SeatQuery query, int offset, int limit) {
        return found(query).stream().skip(offset).limit(limit).toList();
    }

    private List<Seat> found(SeatQuery query) {
        return rows.values().stream()
                .map(Row::seat)
                .filter(seat -> query.text().map(seat.holder()::contains).orElse(true))
                .filter(seat -> query.reservedUntil()
                        .map(until -> !seat.reservedAt().isAfter(until))
                        .orElse(true))
                .sorted(Comparator.comparing(Seat::holder))
                .toList();
    }

    private Optional<Row> row(String application, String holder) {
        return rows.values().stream()
                .filter(row -> row.seat().application().equals(application)
                        && row.seat().holder().equals(holder))
                .findFirst();
    }
}
