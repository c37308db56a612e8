package org.peakonjit.signon;

import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.user.PeakonAccount;

/** An account that a create of ours has made whose answer nobody got (rule L7). */
public final class CreatedAccount {

    private CreatedAccount() {}

    /**
     * Whether it was made under that reservation: it is called what was sent, nobody else gave it an externalId, and
     * Peakon does not say that it is older. A reservation for an account that was there made none.
     */
    public static boolean isOf(Seat reservation, PeakonAccount account) {
        return reservation.scimId() == null
                && (account.isKnownBy(reservation.address()) || reservation.isCalled(account.userName()))
                && account.externalId()
                        .filter(id -> !id.equals(reservation.names().externalId()))
                        .isEmpty()
                && !isOlder(account, reservation);
    }

    private static boolean isOlder(PeakonAccount account, Seat reservation) {
        return account.created()
                .filter(created -> created.isBefore(reservation.reservedAt()))
                .isPresent();
    }
}
