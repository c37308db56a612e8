package org.peakonjit.license;

import java.util.UUID;
import org.peakonjit.license.seat.Seat;

/** What came of asking for a seat. */
public sealed interface SeatReservation {

    /** The ledger has other seats of the person than it had when it was asked: ask it again. */
    record Changed() implements SeatReservation {}

    /**
     * A seat is reserved and this caller alone provisions its holder until the flight ends.
     *
     * @param flight fences the caller: an answer given under an older flight changes nothing
     * @param uncertain whether an earlier flight may have created the account already (rule L7)
     */
    record Reserved(Seat seat, UUID flight, boolean uncertain) implements SeatReservation {}

    /** Somebody else, perhaps on another node, is provisioning this person right now: ask again shortly. */
    record InFlight() implements SeatReservation {}

    /** No seat is left for a new account (rule L2). */
    record NoneLeft(LicenseUsage usage) implements SeatReservation {}
}
