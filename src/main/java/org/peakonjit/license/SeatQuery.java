package org.peakonjit.license;

import java.time.Instant;
import java.util.Optional;
import org.peakonjit.json.Worded;

/**
 * Which seats of a ledger to see, in which order.
 *
 * @param text part of the holder's userName, in any case; every character stands for itself
 * @param reservedUntil the latest instant at which they may have been taken
 * @param idleSince their holders did not sign in at or after this instant
 */
public record SeatQuery(
        Optional<String> text,
        Optional<SeatState> state,
        Optional<SeatOrigin> origin,
        Optional<Instant> reservedUntil,
        Optional<Instant> idleSince,
        Order order) {

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
        RESERVED_AT
    }

    /** All seats, by holder. */
    public static SeatQuery all() {
        return new SeatQuery(Optional.empty(), Optional.empty(), Optional.empty(), Order.HOLDER);
    }

    /** The same as far as they had been taken by {@code instant}, by holder. */
    public SeatQuery asOf(Instant instant) {
        return new SeatQuery(text, state, origin, Optional.of(instant), idleSince, Order.HOLDER);
    }
}
