package org.peakonjit.license.person;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Worded;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.subject.Person;

/**
 * Somebody signs on as the holder of an address or account that belongs to somebody else here (rules W3 and W5).
 *
 * @param claimant who signed on
 * @param seat the seat of whose it is, whether it is held or was released
 * @param holder whose it is
 * @param scimId the account's id at Peakon; null where none is known
 */
public record Claim(
        Kind kind,
        Person claimant,
        UUID seat,
        Person holder,
        @Nullable String scimId) {

    /** What is claimed. */
    public enum Kind implements Worded {
        /** The address of somebody who holds a seat. */
        ADDRESS,
        /** The address of somebody whose seat was released. */
        FORMER_ADDRESS,
        /** The account of somebody who holds a seat. */
        ACCOUNT,
        /** The account of somebody whose seat was released. */
        FORMER_ACCOUNT
    }

    static Claim addressOf(Person claimant, Seat seat) {
        return new Claim(Kind.ADDRESS, claimant, seat.id(), seat.holder(), seat.scimId());
    }

    static Claim addressOf(Person claimant, FormerHolder former) {
        return new Claim(Kind.FORMER_ADDRESS, claimant, former.id(), former.holder(), former.scimId());
    }

    static Claim accountOf(Person claimant, Seat seat) {
        return new Claim(Kind.ACCOUNT, claimant, seat.id(), seat.holder(), seat.scimId());
    }

    static Claim accountOf(Person claimant, FormerHolder former) {
        return new Claim(Kind.FORMER_ACCOUNT, claimant, former.id(), former.holder(), former.scimId());
    }
}
