package org.peakonjit.database.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.database.Database;
import org.peakonjit.database.LockedException;
import org.peakonjit.database.MariaDbServer;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.pool.DatabaseTrouble;

/** What MariaDB does otherwise than PostgreSQL, unless one asks it not to. */
class MariaDbIT {

    private static final String ADD = "insert into administrator (name, role, password_hash) values (?1, ?2, 'hash')";

    @TempDir
    Path directory;

    private final MariaDbServer server = TestDatabase.mariaDb();
    private final String name = "t" + Long.toString(System.nanoTime(), 36);
    private final Map<String, String> database = server.freshDatabase(name);

    private Settings settings(String options) {
        return with(SettingKey.DATABASE_URL, database.get("peakonjit.database.url") + options);
    }

    private Settings with(SettingKey other, String value) {
        Map<SettingKey, String> values = new HashMap<>();
        for (SettingKey key :
                List.of(SettingKey.DATABASE_URL, SettingKey.DATABASE_USER, SettingKey.DATABASE_PASSWORD)) {
            values.put(key, database.get(key.key()));
        }
        values.put(other, value);
        return TestSettings.in(directory, values);
    }

    private static int add(TestNode node, String administrator) {
        return node.transactions.call(em -> em.createNativeQuery(ADD)
                .setParameter(1, administrator)
                .setParameter(2, "admin")
                .executeUpdate());
    }

    @Test
    void namesDifferByCaseAccentAndTrailingBlankAndHoldAnyCharacter() {
        List<String> names = List.of("ann", "Ann", "änn", "ann ", "ann\uD83D\uDE00", "a_n", "a\\n", "a'n");
        try (TestNode node = new TestNode(settings(""))) {
            names.forEach(one -> add(node, one));

            List<?> found =
                    node.transactions.call(em -> em.createNativeQuery("select name from administrator order by name")
                            .getResultList());

            assertThat(found.stream().map(Object::toString))
                    .containsExactlyElementsOf(names.stream().sorted().toList());
        }
    }

    @Test
    void whatDoesNotFitIsRefusedAndNotCut() {
        try (TestNode node = new TestNode(settings(""))) {
            assertThatThrownBy(() -> add(node, "n".repeat(129))).hasStackTraceContaining("Data too long");
        }
    }

    /** In that zone the clock is set back at these times: each of them is there twice. */
    @Test
    void timesAreKeptToTheMicrosecondAlsoWhereTheClockIsSetBack() {
        List<Instant> times = List.of(
                Instant.parse("2026-10-25T00:30:00.123456Z"),
                Instant.parse("2026-10-25T01:30:00.123456Z"),
                Instant.parse("2026-03-29T01:30:00Z"),
                Instant.parse("2041-01-01T00:00:00Z"));
        TimeZone zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        try (TestNode node = new TestNode(settings(""))) {
            List<Instant> read = new ArrayList<>();
            for (Instant time : times) {
                node.transactions.run(em -> {
                    em.createNativeQuery("delete from identifier_renewal").executeUpdate();
                    em.createNativeQuery("insert into identifier_renewal (issuer, since) values ('urn:idp', ?1)")
                            .setParameter(1, Timestamp.from(time))
                            .executeUpdate();
                });
                node.transactions.run(
                        em -> read.add(((Timestamp) em.createNativeQuery("select since from identifier_renewal")
                                        .getSingleResult())
                                .toInstant()));
            }
            assertThat(read).isEqualTo(times);
            assertThat(node.transactions.call(node.clock::now))
                    .isBetween(Instant.now().minusSeconds(5), Instant.now().plusSeconds(5));
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void whoeverEndedInTheMiddleOfTheSchemaLeavesTheRestToTheNext() throws SQLException {
        try (Database first = Database.open(settings(""))) {
            try (Connection connection = first.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("delete from flyway_schema_history"); // made first, written to last
                statement.execute("drop table audit_forwarding");
                statement.execute("drop index audit_seal_until on audit_seal");
            }
        }
        try (TestNode next = new TestNode(settings(""))) {
            assertThat(add(next, "ann")).isEqualTo(1);
        }
    }

    @Test
    void aLockIsWaitedForBriefly() throws SQLException {
        try (TestNode node = new TestNode(settings(""));
                Connection other = node.database.dataSource().getConnection();
                Statement holds = other.createStatement()) {
            add(node, "ann");
            other.setAutoCommit(false);
            holds.execute("update administrator set role = 'auditor'");

            assertThatThrownBy(() ->
                            node.transactions.run(em -> em.createNativeQuery("update administrator set role = 'x'")
                                    .executeUpdate()))
                    .isInstanceOf(LockedException.class);
            other.rollback();
        }
    }

    @Test
    void aConnectionThatIsEndedThereCountsAsAway() throws SQLException {
        try (Database open = Database.open(settings(""));
                Connection connection = open.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select connection_id()")) {
            row.next();
            server.run("kill connection " + row.getLong(1));

            assertThatThrownBy(() -> statement.executeQuery("select 1")).matches(DatabaseTrouble::isAway);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?connectionTimeZone=LOCAL&preserveInstants=false&forceConnectionTimeZoneToSession=false",
                "?allowMultiQueries=false",
                "?sessionVariables=sql_mode=''"
            })
    void connectionsThatAreSetUpOtherwiseAreRefused(String options) {
        assertThatThrownBy(() -> Database.open(settings(options)).close())
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining("peakonjit.database.url: its connections to MariaDB are not set up")
                .hasMessageContaining("docs/databases.md");
    }

    @Test
    void aWrongNameIsToldAsWhatItIs() {
        assertThatThrownBy(() -> Database.open(with(SettingKey.DATABASE_PASSWORD, "wrong"))
                        .close())
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining("peakonjit.database.user: the database refuses this user and password");
        String url = database.get("peakonjit.database.url");
        assertThatThrownBy(() -> Database.open(with(SettingKey.DATABASE_URL, url.replace(name, "nowhere")))
                        .close())
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining("peakonjit.database.url: there is no such database");
    }
}
