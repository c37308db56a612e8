package org.peakonjit.license.person;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.peakonjit.license.seat.Seat;

/** People of all ledgers, by whatever they are called. */
public interface PeopleIndex {

    /** The seats of an address, of all applications, by application. */
    List<Seat> at(String address);

    /**
     * Seats whose holder's address begins with {@code text}, or whose identifier, employee number or id at Peakon it is,
     * by address.
     *
     * @param text as it is: nothing in it is a wildcard
     */
    List<Seat> called(String text, int atMost);

    /** Those of these seats that there are. */
    List<Seat> find(Collection<UUID> seats);
}
