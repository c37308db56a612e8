package org.peakonjit.license;

import java.time.Instant;

/**
 * A seat was released without an administrator (rules L8 and L9): fired as a CDI event, for the audit.
 *
 * @param reason one of the words of {@link Reason}
 */
public record SeatReleased(Instant at, String application, String holder, Reason reason) {

    /** Why a seat was released. */
    public enum Reason {
        /** Peakon no longer has the account. */
        ACCOUNT_GONE,
        /** The account is inactive, and the setting says that this frees the seat. */
        ACCOUNT_INACTIVE,
        /** The holder did not sign in for as long as the setting says. */
        IDLE,
        /** The holder signed in, but is in no policy any more. */
        NOT_ENTITLED
    }
}
