package org.peakonjit.license;

import java.time.Instant;

/**
 * The background found out what had been open about a seat (rules L7 and W2): fired as a CDI event, in the transaction of
 * the change, for the audit.
 *
 * @param holder the holder's address before
 * @param what what it found out
 * @param now the holder's address now
 */
public record SeatSettled(Instant at, String application, String holder, What what, String now) {

    /** What was found out. */
    public enum What {
        /** The account exists: the seat is assigned. */
        ASSIGNED,
        /** There is no account: the seat was given back. */
        GIVEN_BACK,
        /** Peakon has the holder's new address. */
        RENAMED
    }
}
