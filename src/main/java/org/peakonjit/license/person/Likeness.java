package org.peakonjit.license.person;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.license.person.Recognition.Contested;
import org.peakonjit.license.person.Recognition.Link;
import org.peakonjit.license.person.Recognition.Linked;
import org.peakonjit.license.person.Recognition.Same;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.subject.Person;

/** Whether two people of one address are one person: what makes them two is another identifier of the same IdP. */
final class Likeness {

    private Likeness() {}

    /** Whom somebody is taken for whose address stands in a seat under another key, or none. */
    static Recognition atAddress(Person person, Seat seat, Issuers issuers) {
        Person holder = seat.holder();
        if (!isSame(person, holder, seat.linkedAt(), issuers)) {
            return new Contested(Claim.addressOf(person, seat));
        }
        boolean nothingNew = person.issuer() == null
                || person.issuer().equals(holder.issuer()) && person.id() == null && holder.id() == null;
        return nothingNew ? new Same(seat) : new Linked(seat, why(person, holder));
    }

    /** Who else had the person's address last, if nobody said that it is free. */
    static Optional<Claim> rival(Person person, Standing standing, Issuers issuers) {
        return standing.former().stream()
                .filter(former -> former.holder().address().equals(person.address()))
                .findFirst()
                .filter(former ->
                        !former.addressFreed() && !isSame(person, former.holder(), former.linkedAt(), issuers))
                .map(former -> Claim.addressOf(person, former));
    }

    /** Who the person was when they had a seat last; nobody whose address was freed for them. */
    static Optional<FormerHolder> formerSelf(Person person, Standing standing, Issuers issuers) {
        return standing.former().stream()
                .filter(former -> isKnown(person, former)
                        || !former.addressFreed() && isSame(person, former.holder(), former.linkedAt(), issuers))
                .findFirst();
    }

    static boolean isKnown(Person person, FormerHolder former) {
        return person.key().isPresent() && person.key().equals(former.holder().key());
    }

    /**
     * Whether somebody who has what the holder has may be the holder.
     *
     * @param linkedAt when the holder's key was noted
     */
    static boolean isSame(Person person, Person holder, @Nullable Instant linkedAt, Issuers issuers) {
        if (holder.key().isPresent() && holder.key().equals(person.key())) {
            return true;
        }
        if (holder.issuer() == null || person.issuer() == null) {
            return true;
        }
        if (!holder.issuer().equals(person.issuer())) {
            return !issuers.speaksFor(holder.issuer(), person.address());
        }
        return holder.id() == null || isOutdated(linkedAt, issuers.identifiersSince(person.issuer()));
    }

    /** Whether somebody who has the account of a former holder is that holder: by key, or by nothing less than the address. */
    static boolean isSameAtLast(Person person, FormerHolder former, Issuers issuers) {
        Person holder = former.holder();
        boolean sameKey = holder.key().isPresent() && holder.key().equals(person.key());
        return sameKey
                || holder.address().equals(person.address()) && isSame(person, holder, former.linkedAt(), issuers);
    }

    private static boolean isOutdated(@Nullable Instant linkedAt, Optional<Instant> since) {
        return since.isPresent() && (linkedAt == null || linkedAt.isBefore(since.get()));
    }

    private static Link why(Person person, Person holder) {
        if (holder.issuer() != null && !holder.issuer().equals(person.issuer())) {
            return Link.OTHER_IDENTITY_PROVIDER;
        }
        return holder.id() == null ? Link.FIRST_KEY : Link.NEW_IDENTIFIERS;
    }
}
