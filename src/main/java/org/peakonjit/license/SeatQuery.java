package org.peakonjit.license;

import java.time.Instant;
import java.util.Optional;
import org.peakonjit.json.Worded;

/**
 * Which seats of a ledger to see, in which order.
 *
 * @param text part of the holder's address, whatever the case of A to Z, where the ledger has no more seats than are
 *     counted; where it has more, its beginning. Every character stands for itself
 * @param reservedUntil the latest instant at which they may have been taken
 * @param idleSince their holders did not sign in at or after this instant
 * @param reversed the other way round than {@code order} says
 */
public record SeatQuery(
        Optional<String> text,
        Optional<SeatState> state,
        Optional<SeatOrigin> origin,
        Optional<Instant> reservedUntil,
        Optional<Instant> idleSince,
        Order order,
        boolean reversed) {

    /** In that order. */
    public SeatQuery(
            Optional<String> text,
            Optional<SeatState> state,
            Optional<SeatOrigin> origin,
            Optional<Instant> reservedUntil,
            Optional<Instant> idleSince,
            Order order) {
        this(text, state, origin, reservedUntil, idleSince, order, false);
    }

    /** Whenever they were taken and used. */
    public SeatQuery(Optional<String> text, Optional<SeatState> state, Optional<SeatOrigin> origin, Order order) {
        this(text, state, origin, Optional.empty(), Optional.empty(), order);
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

    /** Whether it finds all of them. */
    public boolean isEverything() {
        return text.isEmpty() && state.isEmpty() && origin.isEmpty() && reservedUntil.isEmpty() && idleSince.isEmpty();
    }

    /** The same as far as they had been taken by {@code instant}, by holder. */
    public SeatQuery asOf(Instant instant) {
        return new SeatQuery(text, state, origin, Optional.of(instant), idleSince, Order.HOLDER, false);
    }
}
