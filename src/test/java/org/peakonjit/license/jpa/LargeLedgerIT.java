package org.peakonjit.license.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.persistence.logging.DefaultSessionLog;
import org.eclipse.persistence.logging.SessionLog;
import org.eclipse.persistence.sessions.server.ServerSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.application.jpa.StoredApplications;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.license.Seat;
import org.peakonjit.license.SeatOrigin;
import org.peakonjit.license.SeatQuery;
import org.peakonjit.license.SeatQuery.Order;
import org.peakonjit.license.SeatState;
import org.peakonjit.license.Seats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A ledger of 100,000 seats: searched, sorted and paged in the database. The log has the times it took. */
class LargeLedgerIT {

    private static final Logger LOG = LoggerFactory.getLogger(LargeLedgerIT.class);
    private static final int SEATS = 100_000;
    private static final int PAGE = 25;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void isPagedInTheDatabase(TestDatabase kind) throws SQLException {
        try (TestNode node = new TestNode(kind.fresh())) {
            StoredApplications.put(node, "peakon", SEATS);
            Seats seats = new JpaSeats(node.transactions, node.clock);
            fill(node);
            StringWriter statements = new StringWriter();
            node.transactions.run(em -> watch(em.unwrap(ServerSession.class), statements));
            for (Order order : Order.values()) {
                SeatQuery all = new SeatQuery(Optional.empty(), Optional.empty(), Optional.empty(), order);
                assertThat(timed(kind, order + " first page", () -> seats.page("peakon", all, 0, PAGE)))
                        .hasSize(PAGE);
                assertThat(timed(kind, order + " last page", () -> seats.page("peakon", all, SEATS - PAGE, PAGE)))
                        .hasSize(PAGE);
            }
            SeatQuery some = new SeatQuery(
                    Optional.of("person-099"),
                    Optional.of(SeatState.ASSIGNED),
                    Optional.of(SeatOrigin.CREATED),
                    Order.HOLDER);
            List<Seat> found = timed(kind, "search", () -> seats.page("peakon", some, 0, PAGE));
            assertThat(found)
                    .hasSize(PAGE)
                    .allSatisfy(seat -> assertThat(seat.address()).contains("person-099"));
            assertThat(timed(kind, "count of the search", () -> seats.count("peakon", some)))
                    .isEqualTo(50);
            assertThat(timed(kind, "count", () -> seats.count("peakon", SeatQuery.all())))
                    .isEqualTo(SEATS);
            assertThat(statements.toString().lines().filter(line -> line.contains("FROM seat")))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("LIMIT") || line.contains("COUNT("));
        }
    }

    /** Writes down every SQL statement from now on. */
    private static void watch(ServerSession session, StringWriter statements) {
        DefaultSessionLog log = new DefaultSessionLog(statements);
        log.setLevel(SessionLog.FINE);
        session.setSessionLog(log);
    }

    private static <T> T timed(TestDatabase kind, String what, Supplier<T> work) {
        assertThat(work.get()).isNotNull(); // once to warm up
        long start = System.nanoTime();
        T result = work.get();
        LOG.info("{} {}: {} ms", kind, what, (System.nanoTime() - start) / 1_000_000.0);
        return result;
    }

    private static void fill(TestNode node) throws SQLException {
        Instant begin = Instant.parse("2026-01-01T00:00:00Z");
        try (Connection connection = node.database.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into seat (id, application, holder, state, origin, scim_id, uncertain, reserved_at,"
                                + " first_sign_in, last_sign_in) values (?, 'peakon', ?, 'ASSIGNED', ?, ?, false, ?, ?, ?)")) {
            for (int number = 0; number < SEATS; number++) {
                Timestamp at = Timestamp.from(begin.plusSeconds(number * 61L % 9_000_000));
                insert.setObject(1, UUID.randomUUID());
                insert.setString(2, "person-%05d@corp.example".formatted(number));
                insert.setString(3, number % 2 == 0 ? "CREATED" : "EXISTING");
                insert.setString(4, "id-" + number);
                insert.setTimestamp(5, at);
                insert.setTimestamp(6, at);
                insert.setTimestamp(7, number % 10 == 0 ? null : at);
                insert.addBatch();
                if (number % 5_000 == 4_999) {
                    insert.executeBatch();
                }
            }
        }
    }
}
