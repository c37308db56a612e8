package org.peakonjit.license.seat;

import java.time.Instant;
import java.util.Optional;
import org.peakonjit.json.Worded;
import org.peakonjit.subject.EmailAddress;

/**
 * Which seats of a ledger to see, in which order.
 *
 * @param text part of the holder's address, whatever the case of A to Z; every character stands for itself
 * @param matching where in the address the text is; empty = anywhere as long as the ledger has no more seats than are
 *     counted, and at its beginning while it has more ({@code Seats.pinned})
 * @param reservedUntil the latest instant at which they may have been taken
 * @param idleSince their holders did not sign in at or after this instant
 * @param reversed the other way round than {@code order} says
 */
public record SeatQuery(
        Optional<String> text,
        Optional<Matching> matching,
        Optional<SeatState> state,
        Optional<SeatOrigin> origin,
        Optional<Instant> reservedUntil,
        Optional<Instant> idleSince,
        Order order,
        boolean reversed) {

    /** In that order; the text is where the length of the ledger has it. */
    public SeatQuery(
            Optional<String> text,
            Optional<SeatState> state,
            Optional<SeatOrigin> origin,
            Optional<Instant> reservedUntil,
            Optional<Instant> idleSince,
            Order order) {
        this(text, Optional.empty(), state, origin, reservedUntil, idleSince, order, false);
    }

    /** Whenever they were taken and used. */
    public SeatQuery(Optional<String> text, Optional<SeatState> state, Optional<SeatOrigin> origin, Order order) {
        this(text, state, origin, Optional.empty(), Optional.empty(), order);
    }

    /** Where in an address a text is. */
    public enum Matching {
        ANYWHERE,
        BEGINNING
    }

    /** The order of the seats found. */
    public enum Order implements Worded {
        HOLDER,
        /** Latest first; those who never signed in last. */
        LAST_SIGN_IN,
        /** Latest first. */
        RESERVED_AT,
        /** Latest first; those who never signed in last. */
        FIRST_SIGN_IN,
        STATE,
        ORIGIN
    }

    /** All seats, by holder. */
    public static SeatQuery all() {
        return new SeatQuery(Optional.empty(), Optional.empty(), Optional.empty(), Order.HOLDER);
    }

    public boolean isEverything() {
        return text.isEmpty() && state.isEmpty() && origin.isEmpty() && reservedUntil.isEmpty() && idleSince.isEmpty();
    }

    /** Whether it finds a seat that is like that one; a text that is not pinned, anywhere. */
    public boolean finds(Seat seat) {
        Instant used = seat.lastSignIn();
        return text.map(EmailAddress::canonical)
                        .map(part -> isIn(seat.address(), part))
                        .orElse(true)
                && state.map(one -> one == seat.state()).orElse(true)
                && origin.map(one -> one == seat.origin()).orElse(true)
                && reservedUntil.map(until -> !seat.reservedAt().isAfter(until)).orElse(true)
                && idleSince.map(since -> used == null || used.isBefore(since)).orElse(true);
    }

    private boolean isIn(String address, String part) {
        return matching.equals(Optional.of(Matching.BEGINNING)) ? address.startsWith(part) : address.contains(part);
    }

    /** The same as far as they had been taken by {@code instant}, by holder. */
    public SeatQuery asOf(Instant instant) {
        return new SeatQuery(text, matching, state, origin, Optional.of(instant), idleSince, Order.HOLDER, false);
    }

    /** The same with its text there. */
    public SeatQuery with(Matching where) {
        return new SeatQuery(text, Optional.of(where), state, origin, reservedUntil, idleSince, order, reversed);
    }
}
