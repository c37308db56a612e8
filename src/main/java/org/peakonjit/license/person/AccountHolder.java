package org.peakonjit.license.person;

import java.util.Optional;
import java.util.UUID;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.subject.Person;

/** Whose account it is here: of one who holds a seat, or of one who held one last. */
public sealed interface AccountHolder {

    record Holds(Seat seat) implements AccountHolder {}

    record Held(FormerHolder former) implements AccountHolder {}

    default boolean isIn(UUID seat) {
        return this instanceof Holds holds && holds.seat().id().equals(seat);
    }

    /**
     * What whoever is about to take the account would take from somebody else (rule W5).
     *
     * @param own the seat of that person, which may have the account
     */
    default Optional<Claim> claimOf(Person person, Optional<UUID> own, Issuers issuers) {
        if (this instanceof Holds holds) {
            return own.filter(this::isIn).isPresent()
                    ? Optional.empty()
                    : Optional.of(Claim.accountOf(person, holds.seat()));
        }
        FormerHolder former = ((Held) this).former();
        return Likeness.isSameAtLast(person, former, issuers)
                ? Optional.empty()
                : Optional.of(Claim.accountOf(person, former));
    }
}
