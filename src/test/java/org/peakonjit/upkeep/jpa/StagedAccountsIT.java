package org.peakonjit.upkeep.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.application.Application;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.jpa.StoredApplications;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.license.SeatReleased;
import org.peakonjit.license.SeatReleases;
import org.peakonjit.license.Seats;
import org.peakonjit.license.jpa.StoredSeats;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.provisioning.FakePeakon;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.upkeep.InMemoryReconciliations;
import org.peakonjit.upkeep.Reconciliation;
import org.peakonjit.upkeep.ReconciliationOutcome.Stopped;
import org.peakonjit.upkeep.ReconciliationReport;
import org.peakonjit.upkeep.StagedAccounts;
import org.peakonjit.upkeep.StagedAccounts.Progress;
import org.peakonjit.upkeep.StagedAccounts.Staged;

class StagedAccountsIT {

    private static final UUID RUN = UUID.randomUUID();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void goOnWhereTheRunWas(TestDatabase kind) throws SQLException {
        try (TestNode node = new TestNode(kind.fresh())) {
            StagedAccounts accounts = new JpaStagedAccounts(node.transactions, node.clock);
            assertThat(accounts.begin("peakon", RUN, RUN)).contains(new Progress(1, 0));
            assertThat(accounts.add("peakon", RUN, List.of(account(1), account(2)), 3))
                    .isEqualTo(2);
            assertThat(accounts.add("peakon", RUN, List.of(account(2), account(3)), 5))
                    .isEqualTo(1);
            assertThat(accounts.begin("peakon", RUN, RUN)).contains(new Progress(5, 3));

            assertThat(accounts.withIds("peakon", List.of("id-2", "id-9")))
                    .containsExactly(new Staged("id-2", "p2@corp.example", true));
            assertThat(accounts.withoutSeat("peakon").names())
                    .containsExactly("P1@corp.example", "P2@corp.example", "P3@corp.example");
            assertThat(accounts.withoutSeat("other").count()).isZero();

            UUID other = UUID.randomUUID();
            assertThat(accounts.begin("peakon", other, other)).isEmpty();
            standStill(node, 4);
            assertThat(accounts.goesOn("peakon", RUN)).isTrue();
            standStill(node, 4);
            assertThat(accounts.begin("peakon", other, other)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void areForgottenWithTheirRun(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            StagedAccounts accounts = new JpaStagedAccounts(node.transactions, node.clock);
            accounts.begin("peakon", RUN, RUN);
            accounts.add("peakon", RUN, List.of(account(1)), 2);
            accounts.begin("other", RUN, RUN);
            accounts.add("other", RUN, List.of(account(2)), 2);
            accounts.forget("peakon");

            assertThat(accounts.goesOn("peakon", RUN)).isFalse();
            assertThat(accounts.add("peakon", RUN, List.of(account(3)), 3)).isEqualTo(-1);
            assertThat(accounts.end("peakon", RUN)).isFalse();
            assertThat(accounts.withoutSeat("peakon").count()).isZero();
            assertThat(accounts.withoutSeat("other").count()).isEqualTo(1);
            assertThat(accounts.end("other", RUN)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void leaveTheirPlaceWhereTheRunDied(TestDatabase kind) throws SQLException {
        try (TestNode node = new TestNode(kind.fresh())) {
            StagedAccounts accounts = new JpaStagedAccounts(node.transactions, node.clock);
            accounts.begin("peakon", RUN, RUN);
            accounts.add("peakon", RUN, List.of(account(1), account(4)), 3);
            standStill(node, 6);
            assertThat(accounts.begin("peakon", RUN, RUN)).contains(new Progress(3, 2));

            standStill(node, 6);
            UUID other = UUID.randomUUID();
            assertThat(accounts.begin("peakon", other, other)).contains(new Progress(1, 0));
            assertThat(accounts.goesOn("peakon", RUN)).isFalse();
            assertThat(accounts.add("peakon", RUN, List.of(account(4)), 6)).isEqualTo(-1);
            assertThat(accounts.begin("peakon", RUN, RUN)).isEmpty();
            accounts.end("peakon", RUN);
            assertThat(accounts.add("peakon", other, List.of(account(4)), 2)).isEqualTo(1);
            accounts.seat("peakon", RUN, Set.of("id-4"));
            assertThat(accounts.withoutSeat("peakon").count()).isEqualTo(1);
            accounts.seat("peakon", other, Set.of("id-4"));
            assertThat(accounts.withoutSeat("peakon").count()).isZero();

            standStill(node, 61);
            assertThat(accounts.begin("peakon", other, other)).contains(new Progress(1, 0));
            accounts.end("peakon", other);
            assertThat(accounts.begin("peakon", RUN, RUN)).isPresent();
        }
    }

    /** Its node stood still, and another goes on with the run. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void areLeftAloneByAnEarlierAttempt(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            StagedAccounts accounts = new JpaStagedAccounts(node.transactions, node.clock);
            UUID earlier = UUID.randomUUID();
            UUID later = UUID.randomUUID();
            accounts.begin("peakon", RUN, earlier);
            accounts.add("peakon", earlier, List.of(account(1)), 2);
            assertThat(accounts.begin("peakon", RUN, later)).contains(new Progress(2, 1));

            assertThat(accounts.goesOn("peakon", earlier)).isFalse();
            assertThat(accounts.add("peakon", earlier, List.of(account(2)), 3)).isEqualTo(-1);
            accounts.end("peakon", earlier);
            assertThat(accounts.add("peakon", later, List.of(account(2)), 3)).isEqualTo(1);
            assertThat(accounts.begin("peakon", UUID.randomUUID(), UUID.randomUUID()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void areOfOneRunWhereManyBeginAtOnce(TestDatabase kind) throws Exception {
        try (TestNode node = new TestNode(kind.fresh())) {
            StagedAccounts accounts = new JpaStagedAccounts(node.transactions, node.clock);
            assertThat(begunAtOnce(accounts)).as("of those that find none").isEqualTo(1);
            standStill(node, 6);
            assertThat(begunAtOnce(accounts))
                    .as("of those that find a dead one")
                    .isEqualTo(1);
        }
    }

    private static long begunAtOnce(StagedAccounts accounts) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Callable<Boolean> begin = () ->
                accounts.begin("peakon", UUID.randomUUID(), UUID.randomUUID()).isPresent();
        try {
            long begun = 0;
            for (Future<Boolean> one : threads.invokeAll(Collections.nCopies(4, begin))) {
                begun += one.get() ? 1 : 0;
            }
            return begun;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void standStill(TestNode node, int minutes) throws SQLException {
        try (Connection connection = node.database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "update reconciliation_run set noted_at = noted_at - interval '" + minutes + "' minute"))
                    .isEqualTo(1);
        }
    }

    /** Several windows of seats and pages of accounts, most of them alike; the first run is stopped by its node's end. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void reconcileLedgersOfAnyLength(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            StoredApplications.put(node, "peakon", null);
            Seats seats = StoredSeats.in(node);
            FakePeakon peakon = new FakePeakon();
            Application application = Fixtures.peakon(null);
            IntStream.range(0, 1_203).forEach(number -> {
                String address = "p%04d@corp.example".formatted(number);
                peakon.knows(address, number % 400 != 7);
                if (number >= 3) {
                    String id = number % 300 == 5 ? "older-" + number : peakon.idOf(address);
                    Holders.adopt(seats, address, id);
                }
            });
            StagedAccounts accounts = new JpaStagedAccounts(node.transactions, node.clock);
            RecordedEvents<SeatReleased> released = new RecordedEvents<>();
            Reconciliation reconciliation = new Reconciliation(
                    seats,
                    peakon,
                    accounts,
                    new InMemoryReconciliations(),
                    new SeatReleases(seats, node.unitOfWork, released, Clock.systemUTC()),
                    StoredApplications.in(node),
                    node.unitOfWork,
                    Clock.systemUTC());

            assertThat(reconciliation.run(application, RUN, 0, (all, done) -> done <= 1_203 || interrupted()))
                    .isInstanceOf(Stopped.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(accounts.begin("peakon", RUN, RUN)).contains(new Progress(1_204, 1_203));

            List<Long> told = new ArrayList<>();
            ReconciliationReport report = reconciliation
                    .run(application, RUN, 0, (all, done) -> told.add(done))
                    .report()
                    .orElseThrow();
            assertThat(told).containsExactly(1_703L, 2_203L, 2_403L);
            assertThat(report.accounts()).isEqualTo(1_203);
            assertThat(report.seats()).isEqualTo(1_200);
            assertThat(report.unknownAccounts().names())
                    .containsExactly("p0000@corp.example", "p0001@corp.example", "p0002@corp.example");
            assertThat(report.inactiveHolders().names())
                    .containsExactly("p0007@corp.example", "p0407@corp.example", "p0807@corp.example");
            assertThat(report.seatsWithoutAccount().count()).isZero();
            assertThat(report.released()).isZero();
            assertThat(accounts.begin("peakon", RUN, RUN)).contains(new Progress(1, 0));
        }
    }

    private static boolean interrupted() {
        Thread.currentThread().interrupt();
        return false;
    }

    private static PeakonAccount account(int number) {
        return new PeakonAccount("id-" + number, "P" + number + "@corp.example", true, Optional.empty());
    }
}
