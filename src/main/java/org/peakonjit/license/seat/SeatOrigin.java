package org.peakonjit.license.seat;

/** How the holder's account came to be. */
public enum SeatOrigin {
    /** We created it. */
    CREATED,
    /** It was at Peakon before (rule L3). */
    EXISTING
}
