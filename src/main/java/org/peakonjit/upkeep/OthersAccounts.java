package org.peakonjit.upkeep;

import org.peakonjit.license.Seat;
import org.peakonjit.license.Seats;
import org.peakonjit.provisioning.PeakonAccount;

/** Keeps an account that a search found from being taken for that of a seat's holder while it is somebody else's here. */
final class OthersAccounts {

    private OthersAccounts() {}

    /** Whether nobody else has or had it. */
    static boolean mayBeOf(Seat seat, PeakonAccount account, Seats seats) {
        return seats.holdersOf(seat.application(), account.id(), account.knownBy()).stream()
                .allMatch(holder -> holder.isIn(seat.id()));
    }
}
