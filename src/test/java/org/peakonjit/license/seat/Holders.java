package org.peakonjit.license.seat;

import java.time.Duration;
import java.util.Optional;
import org.peakonjit.license.SeatReservation;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.Seats;
import org.peakonjit.subject.Person;

/** Takes seats in the ledger {@code peakon} for people of whom nothing but the address is known. */
public final class Holders {

    private static final Duration FLIGHT = Duration.ofSeconds(30);

    private Holders() {}

    /** Asks for a seat, as the owner of the reservation that there may be. */
    public static SeatReservation reserve(Seats seats, String address, Duration flight) {
        return reserve(seats, Person.at(address), flight);
    }

    /** The same for anybody. */
    public static SeatReservation reserve(Seats seats, Person person, Duration flight) {
        Optional<Seat> unsettled = seats.standing("peakon", person).seats().stream()
                .filter(seat -> !seat.isAssigned())
                .findFirst();
        return seats.reserve("peakon", person, AccountNames.UNKNOWN, unsettled.map(Seat::id), flight);
    }

    /** Assigns a reserved seat to an account that was created for it. */
    public static Seat assign(Seats seats, Reserved reserved, String scimId) {
        return seats.assign(reserved, created(reserved.seat().holder(), scimId)).orElseThrow();
    }

    /** Seats somebody whose account is there already. */
    public static Seat adopt(Seats seats, String address, String scimId) {
        return adopt(seats, Person.at(address), scimId);
    }

    /** The same for anybody. */
    public static Seat adopt(Seats seats, Person person, String scimId) {
        return adopt(seats, "peakon", person, scimId);
    }

    /** The same in another application's ledger. */
    public static Seat adopt(Seats seats, String application, Person person, String scimId) {
        Reserved claimed = seats.claim(application, person, AccountNames.UNKNOWN, Optional.empty(), scimId, FLIGHT)
                .orElseThrow();
        Assignment assignment = new Assignment(person, scimId, SeatOrigin.EXISTING, AccountNames.UNKNOWN, "digest");
        return seats.assign(claimed, assignment).orElseThrow();
    }

    /** That the account was created. */
    public static Assignment created(Person person, String scimId) {
        return new Assignment(person, scimId, SeatOrigin.CREATED, AccountNames.UNKNOWN, null);
    }
}
