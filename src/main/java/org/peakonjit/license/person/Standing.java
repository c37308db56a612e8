package org.peakonjit.license.person;

import java.util.List;
import java.util.Optional;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.subject.Person;
import org.peakonjit.subject.PersonKey;

/**
 * What an application's ledger knows of a person.
 *
 * @param seats those that have the person's key or address: two at most
 * @param former released ones with the person's key or address, latest first; not read where one seat has both
 */
public record Standing(List<Seat> seats, List<FormerHolder> former) {

    public Standing {
        seats = List.copyOf(seats);
        former = List.copyOf(former);
    }

    /** Whether the person's key is that of a seat, or was. */
    public boolean knows(Person person) {
        return byKey(person).isPresent() || former.stream().anyMatch(one -> Likeness.isKnown(person, one));
    }

    public Optional<Seat> byKey(Person person) {
        Optional<PersonKey> key = person.key();
        return key.isEmpty()
                ? Optional.empty()
                : seats.stream().filter(seat -> seat.holder().key().equals(key)).findFirst();
    }

    Optional<Seat> byAddress(Person person) {
        return seats.stream()
                .filter(seat -> seat.address().equals(person.address()))
                .findFirst();
    }
}
