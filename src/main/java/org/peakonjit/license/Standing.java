package org.peakonjit.license;

import java.util.List;
import java.util.Optional;
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

    /** Of somebody of whom nothing is known. */
    public static Standing unknown() {
        return new Standing(List.of(), List.of());
    }

    /** The seat that has the person's key. */
    Optional<Seat> byKey(Person person) {
        Optional<PersonKey> key = person.key();
        return key.isEmpty()
                ? Optional.empty()
                : seats.stream().filter(seat -> seat.holder().key().equals(key)).findFirst();
    }

    /** The seat that has the person's address. */
    Optional<Seat> byAddress(Person person) {
        return seats.stream()
                .filter(seat -> seat.address().equals(person.address()))
                .findFirst();
    }
}
