package org.peakonjit.license.jpa;

import java.util.Optional;
import org.peakonjit.database.jpa.SqlStatement;
import org.peakonjit.database.jpa.StatementQueue;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.seat.Assignment;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.subject.PersonKey;

/** The assignment of a seat that is as its holder reserved it, by one statement; what follows from it goes out later. */
final class SeatAssignment {

    private static final String ASSIGN = "update seat set state = 'ASSIGNED', origin = ?, scim_id = ?, user_name = ?,"
            + " external_id = ?, employee_number = ?, attributes_digest = ?, renaming = false, flight = null,"
            + " flight_until = null, uncertain = false"
            + " where id = ? and state = 'RESERVED' and flight = ? and holder = ? and coalesce(person_key, '') = ?"
            + " and not exists (select 1 from seat other where other.application = ? and other.scim_id = ?"
            + " and other.id <> ?)";

    private static final String LEAVE_NUMBER =
            "update seat set employee_number = null where application = ? and employee_number = ? and id <> ?";

    private static final String SUPERSEDE =
            "delete from former_holder where application = ? and (person_key = ? or scim_id = ?)";

    private final StatementQueue queue;

    SeatAssignment(StatementQueue queue) {
        this.queue = queue;
    }

    /** Empty where the seat is not so any more, or somebody else holds the account: nothing is done then. */
    Optional<Seat> of(Reserved reserved, Assignment assignment) {
        Seat seat = reserved.seat();
        String key = seat.holder().key().map(PersonKey::digest).orElse("");
        if (!assignment.holder().equals(seat.holder()) || !assign(reserved, assignment, key)) {
            return Optional.empty();
        }
        String number = assignment.names().employeeNumber();
        if (number != null) {
            queue.change(SqlStatement.of(LEAVE_NUMBER, seat.application(), number, seat.id()));
        }
        Seat assigned = seat.assigned(assignment);
        supersede(assigned);
        return Optional.of(assigned);
    }

    /** Forgets the former holder that the person of the seat was, and whoever else had its account. */
    void supersede(Seat seat) {
        String key = seat.holder().key().map(PersonKey::digest).orElse("");
        String account = seat.scimId() == null ? "" : seat.scimId();
        queue.change(SqlStatement.of(SUPERSEDE, seat.application(), key, account));
    }

    private boolean assign(Reserved reserved, Assignment assignment, String key) {
        Seat seat = reserved.seat();
        return queue.change(SqlStatement.of(
                                ASSIGN,
                                assignment.origin().name(),
                                assignment.scimId(),
                                assignment.names().userName(),
                                assignment.names().externalId(),
                                assignment.names().employeeNumber(),
                                assignment.attributesDigest(),
                                seat.id(),
                                reserved.flight().toString(),
                                seat.address(),
                                key,
                                seat.application(),
                                assignment.scimId(),
                                seat.id()))
                        .get()
                > 0;
    }
}
