package org.peakonjit.it.day;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.it.parts.Database;
import org.peakonjit.it.parts.Employee;

/** A row of the ledger, as the database has it. */
record SeatLine(
        String id,
        @Nullable String personId,
        String address,
        String state,
        @Nullable String account) {

    static List<SeatLine> of(Database database, String application) {
        return database
                .rows("select id, person_id, holder, state, scim_id from seat where application = ?", application)
                .stream()
                .map(row -> new SeatLine(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)))
                .toList();
    }

    static Optional<SeatLine> of(List<SeatLine> seats, Employee employee) {
        return seats.stream().filter(seat -> seat.isOf(employee)).findFirst();
    }

    private boolean isOf(Employee employee) {
        return employee.guid() == null
                ? address.equals(employee.mail())
                : employee.guid().equals(personId);
    }

    boolean isReserved() {
        return state.equals("RESERVED");
    }
}
