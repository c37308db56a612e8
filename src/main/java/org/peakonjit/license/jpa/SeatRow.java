package org.peakonjit.license.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.license.Seat;
import org.peakonjit.license.SeatOrigin;
import org.peakonjit.license.SeatState;

/** A row of {@code seat}. */
@Entity
@Table(name = "seat")
class SeatRow {

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "application")
    private String application;

    @Column(name = "holder")
    private String holder;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private SeatState state;

    @Enumerated(EnumType.STRING)
    @Column(name = "origin")
    private @Nullable SeatOrigin origin;

    @Column(name = "scim_id")
    private @Nullable String scimId;

    @Column(name = "attributes_digest")
    private @Nullable String attributesDigest;

    @Column(name = "flight")
    private @Nullable String flight;

    @Column(name = "flight_until")
    private @Nullable Timestamp flightUntil;

    @Column(name = "uncertain")
    private boolean uncertain;

    @Column(name = "reserved_at")
    private Timestamp reservedAt;

    @Column(name = "first_sign_in")
    private @Nullable Timestamp firstSignIn;

    @Column(name = "last_sign_in")
    private @Nullable Timestamp lastSignIn;

    protected SeatRow() {}

    SeatRow(UUID id, String application, String holder, Instant now) {
        this.id = id;
        this.application = application;
        this.holder = holder;
        this.state = SeatState.RESERVED;
        this.reservedAt = Timestamp.from(now);
    }

    boolean isAssigned() {
        return state == SeatState.ASSIGNED;
    }

    boolean isUncertain() {
        return uncertain;
    }

    boolean isInFlight(Instant now) {
        return flight != null && flightUntil != null && flightUntil.toInstant().isAfter(now);
    }

    /** Begins a new flight; after one that ended without an outcome, the reservation is uncertain for good. */
    UUID fly(Instant until, boolean again) {
        UUID id = UUID.randomUUID();
        flight = id.toString();
        flightUntil = Timestamp.from(until);
        uncertain = uncertain || again;
        return id;
    }

    void assign(String scimId, SeatOrigin origin, @Nullable String attributesDigest) {
        this.state = SeatState.ASSIGNED;
        this.scimId = scimId;
        this.origin = origin;
        this.attributesDigest = attributesDigest;
        this.flight = null;
        this.flightUntil = null;
        this.uncertain = false;
    }

    Seat toSeat() {
        return new Seat(
                id,
                application,
                holder,
                state,
                origin,
                scimId,
                attributesDigest,
                reservedAt.toInstant(),
                firstSignIn == null ? null : firstSignIn.toInstant(),
                lastSignIn == null ? null : lastSignIn.toInstant());
    }
}
