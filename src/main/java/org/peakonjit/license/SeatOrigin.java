package org.peakonjit.license;

/** How the holder's account came to be. */
public enum SeatOrigin {
    /** We created it. */
    CREATED,
    /** It was at Peakon before (rule L3). */
    EXISTING
}
