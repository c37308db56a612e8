package org.peakonjit.license.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.application.jpa.StoredApplications;
import org.peakonjit.database.LockedException;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.license.Recount;
import org.peakonjit.license.SeatReservation;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.subject.Person;

/** The number of seats consumed is that of the rows, costs the same however many there are, and holds up nobody else. */
class LicenseCountIT {

    private static final Duration FLIGHT = Duration.ofSeconds(30);
    private static final int STEPS = 300;
    private static final int LIMIT = 6;

    /** Whatever happens to a dozen people in whatever order (rules L2, L3, L6 and L10). */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void l10IsTheNumberOfRowsAfterEachStep(TestDatabase kind) throws SQLException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (TestNode node = new TestNode(kind.fresh())) {
            StoredApplications.put(node, "peakon", LIMIT);
            Seats seats = StoredSeats.in(node);
            List<Reserved> reserved = new ArrayList<>();
            List<String> story = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                story.add(step(node, seats, reserved, random));
                assertThat(seats.usage("peakon").consumed())
                        .as("seed %s: %s", seed, story)
                        .isEqualTo(rows(node));
            }
            assertThat(seats.recount("peakon")).isEmpty();
        }
    }

    private static String step(TestNode node, Seats seats, List<Reserved> reserved, Random random) {
        String holder = random.nextInt(12) + "@corp.example";
        Optional<Reserved> some =
                reserved.isEmpty() ? Optional.empty() : Optional.of(reserved.get(random.nextInt(reserved.size())));
        int what = random.nextInt(9);
        if (what < 2) {
            long before = seats.usage("peakon").consumed();
            int limit = seats.usage("peakon").limit().orElseThrow();
            SeatReservation one = Holders.reserve(seats, holder, random.nextBoolean() ? FLIGHT : Duration.ZERO);
            if (one instanceof Reserved mine) {
                assertThat(mine.uncertain() || before < limit)
                        .as("within the limit")
                        .isTrue();
                reserved.add(mine);
            }
        } else if (what == 2) {
            some.ifPresent(one -> seats.assign(
                    one, Holders.created(one.seat().holder(), "id-" + one.seat().address())));
        } else if (what == 3) {
            some.ifPresent(seats::giveBack);
        } else if (what == 4) {
            some.ifPresent(seats::keepUnsettled);
        } else if (what == 5) {
            some.ifPresent(seats::settleAbsent);
        } else if (what == 6) {
            seats.claim("peakon", Person.at(holder), AccountNames.UNKNOWN, Optional.empty(), "id-" + holder, FLIGHT)
                    .ifPresent(reserved::add);
        } else if (what == 7) {
            seats.at("peakon", holder).map(Seat::id).ifPresent(id -> seats.release("peakon", id));
        } else {
            StoredApplications.put(node, "peakon", random.nextInt(12));
        }
        return what + " " + holder;
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void isCorrectedWhereSomebodyElseWroteIntoTheLedger(TestDatabase kind) throws SQLException {
        try (TestNode node = new TestNode(kind.fresh())) {
            StoredApplications.put(node, "peakon", LIMIT);
            Seats seats = StoredSeats.in(node);
            Holders.adopt(seats, "ann@corp.example", "1");
            Holders.adopt(seats, "bob@corp.example", "2");
            try (Connection connection = node.database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("delete from seat where holder = 'bob@corp.example'");
            }

            assertThat(seats.recount("peakon")).contains(new Recount(2, 1));
            assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
            assertThat(seats.recount("peakon")).isEmpty();
        }
    }

    /** What reserves a seat looks at none. */
    @Test
    void reservingReadsNoSeat() throws SQLException {
        try (TestNode node = new TestNode(TestDatabase.POSTGRESQL.fresh());
                Connection connection = node.database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("prepare reserving as " + numbered(NewReservation.SQL));
            List<String> plan = new ArrayList<>();
            try (var rows = statement.executeQuery("explain execute reserving('peakon', null, 'a', null, null, null,"
                    + " null, null, null, null, null, 1)")) {
                while (rows.next()) {
                    plan.add(rows.getString(1));
                }
            }

            assertThat(plan).anyMatch(line -> line.contains("Insert on seat"));
            assertThat(plan).noneMatch(line -> line.matches(".*(Scan|Lookup).* on seat\\b.*"));
        }
    }

    private static String numbered(String sql) {
        StringBuilder numbered = new StringBuilder();
        int number = 0;
        for (String part : sql.split("\\?", -1)) {
            numbered.append(number == 0 ? "" : "$" + number).append(part);
            number++;
        }
        return numbered.toString();
    }

    /** More people than the pool has connections come to an application whose number somebody holds. */
    @Test
    void oneThatIsLockedHoldsUpNobodyElse() throws Exception {
        try (TestNode node = new TestNode(TestDatabase.POSTGRESQL.fresh())) {
            StoredApplications.put(node, "peakon", null);
            StoredApplications.put(node, "other", null);
            Seats seats = StoredSeats.in(node);
            Seat known = Holders.adopt(seats, "ann@corp.example", "1");
            ExecutorService people = Executors.newFixedThreadPool(40);
            try (Connection holding = node.database.dataSource().getConnection();
                    Statement statement = holding.createStatement()) {
                holding.setAutoCommit(false);
                statement.execute("select 1 from license_count where application = 'peakon' for update");
                List<Future<SeatReservation>> waiting = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    String holder = i + "@corp.example";
                    waiting.add(
                            people.submit((Callable<SeatReservation>) () -> Holders.reserve(seats, holder, FLIGHT)));
                }

                assertThat(seats.reserve(
                                "other", Person.at("eve@corp.example"), AccountNames.UNKNOWN, Optional.empty(), FLIGHT))
                        .isInstanceOf(Reserved.class);
                seats.signedIn(known.id(), Instant.now());
                assertThat(waiting).as("all of them still wait").noneMatch(Future::isDone);
                for (Future<SeatReservation> one : waiting) {
                    assertThatThrownBy(one::get).hasCauseInstanceOf(LockedException.class);
                }
                holding.rollback();
            } finally {
                people.shutdownNow();
            }
            assertThat(Holders.reserve(seats, "bob@corp.example", FLIGHT)).isInstanceOf(Reserved.class);
            assertThat(seats.usage("peakon").consumed()).isEqualTo(2);
        }
    }

    private static long rows(TestNode node) throws SQLException {
        try (Connection connection = node.database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from seat where application = 'peakon'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
