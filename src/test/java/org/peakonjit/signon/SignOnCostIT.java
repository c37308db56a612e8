package org.peakonjit.signon;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.peakonjit.application.Application;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.jpa.StoredApplications;
import org.peakonjit.audit.WrittenAudit;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.conflict.jpa.StoredConflicts;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.it.parts.CountingRelay;
import org.peakonjit.license.jpa.StoredSeats;
import org.peakonjit.provisioning.AttributeMapper;
import org.peakonjit.provisioning.SystemTime;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.saml.replay.UsedAssertions;
import org.peakonjit.saml.replay.jpa.StoredUsedAssertions;
import org.peakonjit.schedule.jpa.StoredOutbox;
import org.peakonjit.signon.SignOnResult.Admitted;
import org.peakonjit.subject.Subject;
import org.peakonjit.subject.Subjects;

/**
 * What a sign-on costs the database, one-time use and audit included. On PostgreSQL it is counted on the wire how often
 * the node waits for it, commits included; not what keeps a pool alive, nor what a node does once for many people, such
 * as leasing calls of Peakon's quota.
 */
class SignOnCostIT {

    private static final int TIMES = 8;

    /** Of the unit of work, of this test, and of the pool when it takes up a connection. */
    private static final String NOT_OF_THE_SIGN_ON =
            "\\d+ (commit|checkpoint|set .*|call readonly.*|.*query_statistics.*)";

    private final SignOnParts parts = new SignOnParts();
    private final Application application = Fixtures.peakon(null);

    private record Node(TestNode database, SignOn signOn, UsedAssertions used, Event<SignOnEvent> recorded) {

        /** As the filter does it. */
        void signOn(Application application, Subject subject) {
            Optional<Planned> undecided = database.unitOfWork.call(() -> {
                IntSupplier fresh = used.useNext(
                        Subjects.IDP,
                        List.of(UUID.randomUUID().toString()),
                        Instant.now().plusSeconds(60));
                Planned planned = signOn.plan(application, subject);
                assertThat(fresh.getAsInt()).isEqualTo(1);
                Optional<SignOnResult> result = signOn.decideLocally(planned);
                result.ifPresent(this::record);
                return result.isPresent() ? Optional.empty() : Optional.of(planned);
            });
            undecided.ifPresent(planned -> signOn.provision(planned, this::record));
        }

        private void record(SignOnResult result) {
            assertThat(result).isInstanceOf(Admitted.class);
            recorded.fire(new SignOnEvent(
                    Instant.now(),
                    "ABCDEFGHIJ",
                    "peakon",
                    "somebody",
                    Subjects.IDP,
                    SignOnEvent.Flow.LOGIN,
                    "admitted",
                    "Staff",
                    null,
                    "192.0.2.1"));
        }
    }

    private Node node(TestNode database) {
        StoredApplications.put(database, application.name(), null);
        SignOn signOn = SignOnNode.of(
                new SignOnNode.Database(
                        StoredSeats.in(database),
                        StoredOutbox.in(database, Clock.systemUTC()),
                        StoredConflicts.in(database),
                        database.unitOfWork),
                parts.peakon,
                SignOnCostIT::map,
                parts.issuers,
                new RecordedEvents<>(),
                Clock.systemUTC(),
                new SystemTime());
        return new Node(database, signOn, StoredUsedAssertions.in(database), new WrittenAudit(database).ofSignOns());
    }

    private static AttributeMapper.Mapped map(Application application, Subject subject) {
        String address = subject.address().orElseThrow().value();
        return new AttributeMapper.Mapped.Complete(ScimUser.known(address, Optional.of(address), Optional.of(address)));
    }

    private static Subject person(int number) {
        return Subjects.known("id-" + number, number + "@corp.example");
    }

    /** The first ones are dearer: the driver makes the statements' acquaintance. */
    private static long fewest(CountingRelay wire, Runnable work) {
        return IntStream.range(0, TIMES).mapToLong(time -> wire.in(work)).min().orElseThrow();
    }

    private static CountingRelay wire() {
        return CountingRelay.before(Map.of(
                SettingKey.DATABASE_URL.key(),
                TestDatabase.POSTGRESQL.fresh().database().url()));
    }

    private static Settings by(CountingRelay wire) {
        return TestDatabase.of(Map.of(SettingKey.DATABASE_URL, wire.settings().get(SettingKey.DATABASE_URL.key())));
    }

    @Test
    void aKnownPersonIsThreeRoundTrips() {
        try (CountingRelay wire = wire();
                TestNode database = new TestNode(by(wire))) {
            Node node = node(database);
            node.signOn(application, person(0));

            assertThat(fewest(wire, () -> node.signOn(application, person(0)))).isEqualTo(3);
        }
    }

    @Test
    void aNewPersonIsSevenRoundTrips() {
        try (CountingRelay wire = wire();
                TestNode database = new TestNode(by(wire))) {
            Node node = node(database);
            int[] next = {0};

            assertThat(fewest(wire, () -> node.signOn(application, person(next[0]++))))
                    .isEqualTo(7);
            assertThat(StoredSeats.in(database).usage("peakon").consumed()).isEqualTo(TIMES);
        }
    }

    @Test
    void aKnownPersonIsOneQueryAndThreeChangesEmbedded() throws SQLException {
        try (TestNode database = new TestNode(TestDatabase.H2.fresh())) {
            Node node = node(database);
            node.signOn(application, person(0));
            node.signOn(application, person(0));
            execute(database, "set query_statistics_max_entries 1000");
            execute(database, "set query_statistics true");

            node.signOn(application, person(0));

            assertThat(executed(database))
                    .filteredOn(statement -> !statement.matches(NOT_OF_THE_SIGN_ON))
                    .satisfiesExactlyInAnyOrder(
                            use -> assertThat(use).startsWith("1 merge into used_assertion"),
                            look -> assertThat(look).startsWith("1 select").contains("from seat"),
                            note -> assertThat(note).startsWith("1 update seat"),
                            line -> assertThat(line).startsWith("1 insert into audit_event"));
        }
    }

    private static void execute(TestNode node, String command) throws SQLException {
        try (Connection connection = node.database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static List<String> executed(TestNode node) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Connection connection = node.database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select sql_statement, execution_count from information_schema.query_statistics")) {
            while (rows.next()) {
                statements.add(rows.getInt(2) + " " + rows.getString(1).toLowerCase());
            }
        }
        return statements;
    }
}
