package org.peakonjit.license.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.peakonjit.database.jpa.SqlSearch;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.license.person.PeopleIndex;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.subject.EmailAddress;

/** The ledgers in the database, asked across applications. */
@Singleton
class JpaPeopleIndex implements PeopleIndex {

    private final Transactions transactions;

    @Inject
    JpaPeopleIndex(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Seat> at(String address) {
        return transactions.list(
                SeatRow.class,
                SeatRow::toSeat,
                "select s from SeatRow s where s.address = ?1 order by s.application",
                address);
    }

    @Override
    public List<Seat> called(String text, int atMost) {
        SqlSearch addressed = new SqlSearch("seat s");
        addressed.and("s.holder like ? escape '!'", SqlSearch.beginning(EmailAddress.canonical(text)));
        SqlSearch identified = new SqlSearch("seat s");
        identified.and(
                "(s.person_id = ? or s.employee_number = ? or s.scim_id = ? or s.external_id = ?)",
                text,
                text,
                text,
                text);
        return transactions.call(em -> Stream.of(addressed, identified)
                .flatMap(search -> search.rows(em, "s.*", "s.holder, s.application", SeatRow.class, 0, atMost).stream())
                .map(SeatRow::toSeat)
                .distinct()
                .limit(atMost)
                .toList());
    }

    @Override
    public List<Seat> find(Collection<UUID> seats) {
        return seats.isEmpty()
                ? List.of()
                : transactions.list(SeatRow.class, SeatRow::toSeat, "select s from SeatRow s where s.id in ?1", seats);
    }
}
