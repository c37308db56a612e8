package org.peakonjit.license.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.application.jpa.StoredApplications;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.database.keyset.Cursor;
import org.peakonjit.database.keyset.Place;
import org.peakonjit.database.keyset.RowCount;
import org.peakonjit.database.keyset.Slice;
import org.peakonjit.database.keyset.WrongCursorException;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.subject.Person;

class SeatSearchIT {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private static final List<String> HOLDERS = List.of(
            "100%@corp.example", "a_b@corp.example", "o'neil@corp.example", "x\\y@corp.example", "zoe@corp.example");

    /** Each is what it is, and nothing that SQL or JPQL would make of it. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void findsWhatIsTyped(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            StoredApplications.put(node, "peakon", null);
            Seats seats = new JpaSeats(node.transactions, node.clock);
            HOLDERS.forEach(holder -> Holders.adopt(seats, holder, holder));

            assertThat(found(seats, "%")).containsExactly("100%@corp.example");
            assertThat(found(seats, "_")).containsExactly("a_b@corp.example");
            assertThat(found(seats, "'")).containsExactly("o'neil@corp.example");
            assertThat(found(seats, "\\")).containsExactly("x\\y@corp.example");
            assertThat(found(seats, "O'NEIL")).containsExactly("o'neil@corp.example");
            for (String nothing :
                    List.of("' or '1'='1", "%%", "\\%", "!_", "x' --", "?1", ":text", "*", "\" eq \"", "][")) {
                assertThat(found(seats, nothing)).as(nothing).isEmpty();
            }
        }
    }

    /** Forwards, backwards from the end, and by numbers: always the same rows in the same order, each once. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void isPagedByRows(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            StoredApplications.put(node, "peakon", null);
            Seats seats = new JpaSeats(node.transactions, node.clock);
            HOLDERS.forEach(holder -> Holders.adopt(seats, holder, holder));
            Instant noon = Instant.parse("2026-11-01T12:00:00Z");
            seats.page("peakon", SeatQuery.all(), 1, 3).forEach(seat -> seats.signedIn(seat.id(), noon));
            seats.page("peakon", SeatQuery.all(), 3, 1).forEach(seat -> seats.signedIn(seat.id(), noon.plusSeconds(1)));
            assertThat(seats.reserve(
                            "peakon",
                            Person.at("new@corp.example"),
                            AccountNames.UNKNOWN,
                            Optional.empty(),
                            TEN_SECONDS))
                    .isNotNull();
            for (SeatQuery.Order order : SeatQuery.Order.values()) {
                for (boolean reversed : List.of(false, true)) {
                    SeatQuery query = new SeatQuery(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            order,
                            reversed);
                    List<Seat> all = seats.page("peakon", query, 0, 10);
                    assertThat(all).as(order.name()).hasSize(6).doesNotHaveDuplicates();
                    assertThat(forwards(seats, query)).as(order.name()).isEqualTo(all);
                    assertThat(backwards(seats, query)).as(order.name()).isEqualTo(all);
                    for (int offset = 0; offset < 6; offset++) {
                        assertThat(seats.page("peakon", query, offset, 10)).isEqualTo(all.subList(offset, 6));
                    }
                }
            }
            assertThat(addresses(seats, SeatQuery.Order.LAST_SIGN_IN, false))
                    .containsSubsequence("x\\y@corp.example", "a_b@corp.example", "100%@corp.example");
            assertThat(addresses(seats, SeatQuery.Order.STATE, true)).startsWith("new@corp.example");
            assertThat(addresses(seats, SeatQuery.Order.ORIGIN, true)).endsWith("new@corp.example");
            Place elsewhere = Place.of(new Cursor(false, "LAST_SIGN_IN", 0, List.of("yesterday", "a@corp.example")));
            assertThatExceptionOfType(WrongCursorException.class)
                    .isThrownBy(() -> seats.page("peakon", SeatQuery.all(), elsewhere, 10));
        }
    }

    /** In a long ledger a text is looked for at the beginning; what is pinned stays when the ledger gets short. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void findsTheSameInAShorterLedgerOnceItIsPinned(TestDatabase kind) throws SQLException {
        try (TestNode node = new TestNode(kind.fresh())) {
            StoredApplications.put(node, "peakon", null);
            Seats seats = new JpaSeats(node.transactions, node.clock);
            List.of("ann@corp.example", "joanna@corp.example").forEach(holder -> Holders.adopt(seats, holder, holder));
            SeatQuery query =
                    new SeatQuery(Optional.of("AN"), Optional.empty(), Optional.empty(), SeatQuery.Order.HOLDER);
            SeatQuery whileShort = seats.pinned("peakon", query);
            fill(node, RowCount.COUNTED - 1);
            SeatQuery whileLong = seats.pinned("peakon", query);
            assertThat(found(seats, query)).containsExactly("ann@corp.example");
            assertThat(found(seats, whileShort)).containsExactly("ann@corp.example", "joanna@corp.example");
            assertThat(found(seats, whileLong)).containsExactly("ann@corp.example");

            seats.release(
                    "peakon",
                    seats.at("peakon", "x1@corp.example").orElseThrow().id());

            assertThat(found(seats, query)).containsExactly("ann@corp.example", "joanna@corp.example");
            assertThat(found(seats, whileLong)).containsExactly("ann@corp.example");
            assertThat(seats.pinned("peakon", whileLong)).isEqualTo(whileLong);
            assertThat(seats.pinned("peakon", SeatQuery.all())).isEqualTo(SeatQuery.all());
        }
    }

    private static void fill(TestNode node, int seats) throws SQLException {
        try (Connection connection = node.database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (int first = 0; first < seats; first += 1000) {
                statement.execute("insert into seat (id, application, holder, state, uncertain, reserved_at) values "
                        + IntStream.range(first, Math.min(seats, first + 1000))
                                .mapToObj(number -> "('" + UUID.randomUUID() + "', 'peakon', 'x" + number
                                        + "@corp.example', 'ASSIGNED', false, current_timestamp)")
                                .collect(Collectors.joining(", ")));
            }
        }
    }

    private static List<Seat> forwards(Seats seats, SeatQuery query) {
        Slice<Seat> page = seats.page("peakon", query, Place.START, 2);
        assertThat(page.previous()).isNull();
        List<Seat> all = new ArrayList<>(page.items());
        while (page.next() != null) {
            page = seats.page(
                    "peakon", query, Place.of(Cursor.read(page.next().text()).orElseThrow()), 2);
            assertThat(page.previous()).isNotNull();
            all.addAll(page.items());
        }
        return all;
    }

    private static List<Seat> backwards(Seats seats, SeatQuery query) {
        Slice<Seat> page = seats.page("peakon", query, Place.of(Cursor.END), 2);
        assertThat(page.next()).isNull();
        List<Seat> all = new ArrayList<>(page.items());
        while (page.previous() != null) {
            page = seats.page("peakon", query, Place.of(page.previous()), 2);
            assertThat(page.next()).isNotNull();
            all.addAll(0, page.items());
        }
        return all;
    }

    private static List<String> addresses(Seats seats, SeatQuery.Order order, boolean reversed) {
        SeatQuery query = new SeatQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                order,
                reversed);
        return seats.page("peakon", query, 0, 10).stream().map(Seat::address).toList();
    }

    private static List<String> found(Seats seats, String text) {
        return found(
                seats, new SeatQuery(Optional.of(text), Optional.empty(), Optional.empty(), SeatQuery.Order.HOLDER));
    }

    private static List<String> found(Seats seats, SeatQuery query) {
        List<String> found =
                seats.page("peakon", query, 0, 10).stream().map(Seat::address).toList();
        assertThat(seats.count("peakon", query)).isEqualTo(found.size());
        SeatQuery pinned = seats.pinned("peakon", query);
        assertThat(seats.page("peakon", SeatQuery.all(), 0, 100))
                .allSatisfy(seat -> assertThat(pinned.finds(seat)).isEqualTo(found.contains(seat.address())));
        assertThat(seats.found("peakon", query)).isEqualTo(RowCount.exactly(found.size()));
        return found;
    }
}
