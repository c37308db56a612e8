package org.peakonjit.license.seat;

/** Where a seat stands; both states are consumed (rule L10). */
public enum SeatState {
    /** Taken for a person whose account is being created, or whose create has an unknown outcome (rule L7). */
    RESERVED,
    /** The person has an account at Peakon. */
    ASSIGNED
}
