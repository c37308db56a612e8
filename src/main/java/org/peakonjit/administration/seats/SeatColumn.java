package org.peakonjit.administration.seats;

import org.jspecify.annotations.Nullable;
import org.peakonjit.json.EnumNames;
import org.peakonjit.json.Worded;
import org.peakonjit.license.seat.Seat;

/** A column of a list of seats; its word names it in files, addresses and message bundles. */
public enum SeatColumn implements Worded {
    /** The address that Peakon has. */
    HOLDER,
    STATE,
    ORIGIN,
    RESERVED_AT,
    FIRST_SIGN_IN,
    LAST_SIGN_IN,
    /** The identity provider that asserts the holder. */
    ISSUER,
    /** By what it identifies the holder. */
    PERSON_ID,
    /** At Peakon. */
    ACCOUNT_ID;

    /** What a file has there: text, or a time. */
    Object cell(Seat seat) {
        return switch (this) {
            case HOLDER -> seat.address();
            case STATE -> EnumNames.of(seat.state());
            case ORIGIN -> seat.origin() == null ? "" : EnumNames.of(seat.origin());
            case RESERVED_AT -> seat.reservedAt();
            case FIRST_SIGN_IN -> orNothing(seat.firstSignIn());
            case LAST_SIGN_IN -> orNothing(seat.lastSignIn());
            case ISSUER -> orNothing(seat.holder().issuer());
            case PERSON_ID -> orNothing(seat.holder().id());
            case ACCOUNT_ID -> orNothing(seat.scimId());
        };
    }

    private static Object orNothing(@Nullable Object value) {
        return value == null ? "" : value;
    }
}
