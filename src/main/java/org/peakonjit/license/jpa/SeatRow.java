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
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Assignment;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatOrigin;
import org.peakonjit.license.seat.SeatState;
import org.peakonjit.subject.Person;
import org.peakonjit.subject.PersonKey;

@Entity
@Table(name = "seat")
class SeatRow {

    @Id
    private UUID id;

    private String application;

    @Column(name = "holder")
    private String address;

    private @Nullable String issuer;
    private @Nullable String personId;
    private @Nullable String personKey;
    private @Nullable Timestamp linkedAt;

    @Enumerated(EnumType.STRING)
    private SeatState state;

    @Enumerated(EnumType.STRING)
    private @Nullable SeatOrigin origin;

    private @Nullable String scimId;
    private @Nullable String userName;
    private @Nullable String externalId;
    private @Nullable String employeeNumber;
    private @Nullable String attributesDigest;
    private boolean renaming;
    private @Nullable String flight;
    private @Nullable Timestamp flightUntil;
    private boolean uncertain;
    private Timestamp reservedAt;
    private @Nullable Timestamp firstSignIn;
    private @Nullable Timestamp lastSignIn;

    protected SeatRow() {}

    SeatRow(UUID id, String application, Person holder, AccountNames names, Instant now) {
        this.id = id;
        this.application = application;
        this.state = SeatState.RESERVED;
        this.reservedAt = Timestamp.from(now);
        link(holder, now);
        this.address = holder.address();
        name(names);
    }

    UUID id() {
        return id;
    }

    boolean isAssigned() {
        return state == SeatState.ASSIGNED;
    }

    boolean isInFlight(Instant now) {
        return flight != null && flightUntil != null && flightUntil.toInstant().isAfter(now);
    }

    /** Whether its last flight, if there was one, was over by then. */
    boolean isQuietSince(Instant then) {
        return flightUntil == null || flightUntil.toInstant().isBefore(then);
    }

    boolean isUnder(UUID someFlight) {
        return someFlight.toString().equals(flight);
    }

    /** Notes which account it is for; from then on it is not given back. */
    void claim(String account) {
        scimId = account;
        uncertain = true;
    }

    /** Begins a new flight; after one that ended without an outcome, the reservation is uncertain for good. */
    UUID fly(Instant until, boolean again) {
        UUID next = UUID.randomUUID();
        flight = next.toString();
        flightUntil = Timestamp.from(until);
        uncertain = uncertain || again;
        return next;
    }

    void assign(Assignment assignment, Instant now) {
        this.state = SeatState.ASSIGNED;
        this.scimId = assignment.scimId();
        this.origin = assignment.origin();
        this.flight = null;
        this.flightUntil = null;
        this.uncertain = false;
        know(assignment.holder(), now);
        carry(assignment.holder(), assignment.names(), assignment.attributesDigest());
    }

    /** Notes for whom it is now, and what the account is to be called. */
    void reserveFor(Person person, AccountNames newNames, Instant now) {
        know(person, now);
        name(newNames);
    }

    private void know(Person person, Instant now) {
        if (!person.key().equals(holder().key())) {
            link(person, now);
        }
    }

    /** Another account, of which nobody knows what it has. */
    void reassign(String account) {
        scimId = account;
        attributesDigest = null;
        renaming = true;
    }

    /** Notes that nobody knows what Peakon has; not where the seat says something else by now. */
    boolean beginRenaming(Seat asRead) {
        boolean same = toSeat().isCalledAsIn(asRead);
        renaming = renaming || same;
        return same;
    }

    void link(Person person, Instant at) {
        this.issuer = person.issuer();
        this.personId = person.id();
        this.personKey = person.key().map(PersonKey::digest).orElse(null);
        this.linkedAt = personKey == null ? null : Timestamp.from(at);
    }

    void carry(Person person, AccountNames newNames, @Nullable String digest) {
        this.address = person.address();
        this.attributesDigest = digest;
        this.renaming = false;
        name(newNames);
    }

    private void name(AccountNames names) {
        this.userName = names.userName();
        this.externalId = names.externalId();
        this.employeeNumber = names.employeeNumber();
    }

    private Person holder() {
        return new Person(issuer, personId, address);
    }

    Seat toSeat() {
        return new Seat(
                id,
                application,
                holder(),
                instant(linkedAt),
                state,
                origin,
                scimId,
                new AccountNames(userName, externalId, employeeNumber),
                attributesDigest,
                renaming,
                reservedAt.toInstant(),
                instant(firstSignIn),
                instant(lastSignIn));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
