package org.peakonjit.license.jpa;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.peakonjit.database.jpa.SqlStatement;
import org.peakonjit.database.jpa.StatementQueue;
import org.peakonjit.license.person.FormerHolder;
import org.peakonjit.license.person.Standing;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.subject.Person;
import org.peakonjit.subject.PersonKey;

/** What the ledger knows of a person, by unique indexes; all of it in one round trip. */
final class StandingQuery {

    private static final String SEATS =
            "select " + SeatColumns.OF_SEAT + " from seat where application = ? and person_key = ?"
                    + " union all select " + SeatColumns.OF_SEAT + " from seat where application = ? and holder = ?";

    private static final String FORMER =
            "select " + SeatColumns.OF_FORMER_HOLDER + " from former_holder where application = ?"
                    + " and (address = ? or person_key = ?) order by released_at desc, id";

    private StandingQuery() {}

    static Standing of(StatementQueue queue, String application, Person person) {
        String key = person.key().map(PersonKey::digest).orElse("");
        Supplier<List<Seat>> seats =
                queue.ask(SqlStatement.of(SEATS, application, key, application, person.address()), SeatColumns::seat);
        Supplier<List<FormerHolder>> former =
                queue.ask(SqlStatement.of(FORMER, application, person.address(), key), SeatColumns::formerHolder);
        Map<UUID, Seat> found = new LinkedHashMap<>();
        seats.get().forEach(seat -> found.put(seat.id(), seat));
        List<Seat> all = List.copyOf(found.values());
        boolean known = all.size() == 1
                && all.get(0).address().equals(person.address())
                && all.get(0).holder().key().equals(person.key());
        return new Standing(all, known ? List.of() : former.get());
    }
}
