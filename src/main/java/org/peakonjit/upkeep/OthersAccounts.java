package org.peakonjit.upkeep;

import java.util.Optional;
import org.peakonjit.license.Seats;
import org.peakonjit.license.person.Issuers;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.user.PeakonAccount;

/** Keeps an account that a search found from being taken for that of a seat's holder while it is somebody else's. */
final class OthersAccounts {

    private final Seats seats;
    private final Issuers issuers;

    OthersAccounts(Seats seats, Issuers issuers) {
        this.seats = seats;
        this.issuers = issuers;
    }

    /** Whether nobody else has or had it here (rule W5), nor is it of people for whom the holder's IdP does not speak (ADR 7). */
    boolean mayBeOf(Seat seat, PeakonAccount account) {
        return (seat.isCalled(account.userName()) || isSpokenFor(seat, account))
                && seats.holdersOf(seat.application(), account.id(), account.knownBy()).stream()
                        .allMatch(holder -> holder.claimOf(seat.holder(), Optional.of(seat.id()), issuers)
                                .isEmpty());
    }

    private boolean isSpokenFor(Seat seat, PeakonAccount account) {
        String issuer = seat.holder().issuer();
        return issuer == null || issuers.speaksFor(issuer, account.userName());
    }
}
