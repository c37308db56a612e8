package org.peakonjit.license;

import java.util.Optional;

/**
 * Which seats of a ledger to see, in which order.
 *
 * @param text part of the holder's userName, in any case; every character stands for itself
 */
public record SeatQuery(Optional<String> text, Optional<SeatState> state, Optional<SeatOrigin> origin, Order order) {

    /** The order of the seats found. */
    public enum Order {
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
}
