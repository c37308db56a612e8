package org.peakonjit.license.jpa;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.jpa.SqlStatement;
import org.peakonjit.database.jpa.StatementQueue;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.subject.Person;
import org.peakonjit.subject.PersonKey;

/** A seat counted and reserved by one statement of PostgreSQL's: the number is locked for that and for the commit alone. */
final class NewReservation {

    static final String SQL = "with moment as (select clock_timestamp() as now), counted as ("
            + LicenseCount.ONE_MORE_WITHIN_THE_LIMIT
            + " returning application), added as (insert into seat (id, application, holder, issuer, person_id,"
            + " person_key, linked_at, state, user_name, external_id, employee_number, flight, flight_until, uncertain,"
            + " reserved_at) select cast(? as uuid), application, ?, ?, ?, ?,"
            + " case when cast(? as varchar) is null then null else now end, 'RESERVED', ?, ?, ?, ?,"
            + " now + cast(? as bigint) * interval '1 microsecond', false, now from counted, moment"
            + " on conflict do nothing returning reserved_at)"
            + " select (select count(*) from counted), (select reserved_at from added)";

    private final LicenseCount count;
    private final StatementQueue queue;

    NewReservation(StatementQueue queue) {
        this.queue = queue;
        this.count = new LicenseCount(queue);
    }

    private record Outcome(boolean counted, @Nullable Timestamp reservedAt) {}

    /** Empty where no seat is left, or the ledger has the person already. */
    Optional<Reserved> of(String application, Person person, AccountNames names, Duration length) {
        UUID id = UUID.randomUUID();
        UUID flight = UUID.randomUUID();
        String key = person.key().map(PersonKey::digest).orElse(null);
        List<Outcome> outcomes = queue.ask(
                        SqlStatement.of(
                                SQL,
                                application,
                                id,
                                person.address(),
                                person.issuer(),
                                person.id(),
                                key,
                                key,
                                names.userName(),
                                names.externalId(),
                                names.employeeNumber(),
                                flight.toString(),
                                length.toNanos() / 1_000),
                        row -> new Outcome(row.getInt(1) > 0, row.getTimestamp(2)))
                .get();
        Outcome outcome = outcomes.get(0);
        Timestamp reservedAt = outcome.reservedAt();
        if (reservedAt == null) {
            if (outcome.counted()) {
                count.oneLess(application);
            }
            return Optional.empty();
        }
        SeatRow row = new SeatRow(id, application, person, names, reservedAt.toInstant());
        return Optional.of(new Reserved(row.toSeat(), flight, false));
    }
}
