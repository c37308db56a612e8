package org.peakonjit.license.jpa;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.license.person.FormerHolder;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatOrigin;
import org.peakonjit.license.seat.SeatState;
import org.peakonjit.subject.Person;

/** Rows of the ledger as the way of a sign-on reads them, without JPA. */
final class SeatColumns {

    /** By name: what a newer version adds to a table while this one serves would make PostgreSQL refuse a kept plan. */
    static final String OF_SEAT =
            "id, application, holder, issuer, person_id, person_key, linked_at, state, origin, scim_id,"
                    + " user_name, external_id, employee_number, renaming, attributes_digest, flight, flight_until, uncertain,"
                    + " reserved_at, first_sign_in, last_sign_in";

    static final String OF_FORMER_HOLDER =
            "id, application, address, issuer, person_id, linked_at, scim_id, address_freed, released_at";

    private SeatColumns() {}

    static Seat seat(ResultSet row) throws SQLException {
        String origin = row.getString("origin");
        return new Seat(
                row.getObject("id", UUID.class),
                row.getString("application"),
                new Person(row.getString("issuer"), row.getString("person_id"), row.getString("holder")),
                instant(row, "linked_at"),
                SeatState.valueOf(row.getString("state")),
                origin == null ? null : SeatOrigin.valueOf(origin),
                row.getString("scim_id"),
                new AccountNames(
                        row.getString("user_name"), row.getString("external_id"), row.getString("employee_number")),
                row.getString("attributes_digest"),
                row.getBoolean("renaming"),
                row.getTimestamp("reserved_at").toInstant(),
                instant(row, "first_sign_in"),
                instant(row, "last_sign_in"));
    }

    static FormerHolder formerHolder(ResultSet row) throws SQLException {
        return new FormerHolder(
                row.getObject("id", UUID.class),
                row.getString("application"),
                new Person(row.getString("issuer"), row.getString("person_id"), row.getString("address")),
                instant(row, "linked_at"),
                row.getString("scim_id"),
                row.getBoolean("address_freed"),
                row.getTimestamp("released_at").toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
