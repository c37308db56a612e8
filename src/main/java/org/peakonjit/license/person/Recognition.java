package org.peakonjit.license.person;

import java.util.Optional;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.subject.Person;

/** Whom the ledger takes an asserted person for (rules W1 to W4). */
public sealed interface Recognition {

    /**
     * Nobody who has a seat.
     *
     * @param former who they were when they had one
     */
    record Unknown(Optional<FormerHolder> former) implements Recognition {}

    /** The holder of the seat, as it is. */
    record Same(Seat seat) implements Recognition {}

    /** The holder of the seat, which takes the person's key. */
    record Linked(Seat seat, Link why) implements Recognition {}

    /** The holder of the seat, under another address (rule W2). */
    record Renamed(Seat seat) implements Recognition {}

    /** Somebody else than whose address it is here (rule W3). */
    record Contested(Claim claim) implements Recognition {}

    /** The seat of which the person is taken for the holder. */
    default Optional<Seat> held() {
        if (this instanceof Same same) {
            return Optional.of(same.seat());
        }
        if (this instanceof Linked linked) {
            return Optional.of(linked.seat());
        }
        return this instanceof Renamed renamed ? Optional.of(renamed.seat()) : Optional.empty();
    }

    /** Why a seat takes another key without an administrator. */
    enum Link {
        /** Nobody had noted one. */
        FIRST_KEY,
        /** Another IdP speaks for the address now (rule W4). */
        OTHER_IDENTITY_PROVIDER,
        /** An administrator said that the IdP identifies people anew. */
        NEW_IDENTIFIERS
    }

    /** @param standing what the ledger has of the person's key and address */
    static Recognition of(Person person, Standing standing, Issuers issuers) {
        Optional<Seat> known = standing.byKey(person);
        Optional<Seat> addressed = standing.byAddress(person);
        if (known.isPresent() && known.equals(addressed)) {
            return new Same(known.get());
        }
        if (known.isPresent()) {
            return addressed
                    .<Recognition>map(seat -> new Contested(Claim.addressOf(person, seat)))
                    .or(() -> Likeness.rival(person, standing, issuers).map(Contested::new))
                    .orElseGet(() -> new Renamed(known.get()));
        }
        if (addressed.isPresent()) {
            return Likeness.atAddress(person, addressed.get(), issuers);
        }
        return Likeness.rival(person, standing, issuers)
                .<Recognition>map(Contested::new)
                .orElseGet(() -> new Unknown(Likeness.formerSelf(person, standing, issuers)));
    }
}
