package org.peakonjit.database.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.database.Database;
import org.peakonjit.database.FullDisk;
import org.peakonjit.database.TcpLink;
import org.peakonjit.database.TestDatabase;

/** The database goes away in whatever way, is noticed, and is served from again when it is back. */
class DatabaseAbsenceIT {

    /** The watch looks twice a second. */
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final Settings direct = TestDatabase.POSTGRESQL.fresh();
    private final TcpLink link = new TcpLink(port(direct.database().url()));

    @AfterEach
    void close() {
        link.close();
    }

    private static int port(String url) {
        return Integer.parseInt(url.replaceAll(".*://[^:/]+:(\\d+)/.*", "$1"));
    }

    private Settings overTheLink() {
        String url = direct.database().url();
        return TestSettings.in(
                directory,
                Map.of(SettingKey.DATABASE_URL, url.replace(":" + port(url) + "/", ":" + link.port() + "/")));
    }

    @Test
    void isOpenedWhenItComes() throws SQLException {
        link.cut();
        try (Database database = Database.prepare(overTheLink())) {
            assertThat(database.tryToOpen()).isFalse();
            assertThat(database.absence()).hasValueSatisfying(away -> {
                assertThat(away.reason()).contains("refused");
                assertThat(away.reference()).hasSize(10);
            });
            assertThatThrownBy(() -> database.dataSource().getConnection()).isInstanceOf(DatabaseAwayException.class);

            link.mend();

            assertThat(database.tryToOpen()).isTrue();
            assertThat(database.absence()).isEmpty();
            assertThat(one(database)).isEqualTo(1);
        }
    }

    @Test
    void whoWaitsForAnAnswerIsToldWhereItHangs() throws Exception {
        try (Database database = Database.open(overTheLink());
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            link.stall();

            assertThatThrownBy(() -> statement.executeQuery("select 1")).matches(DatabaseTrouble::isAway);

            assertThatThrownBy(() -> database.dataSource().getConnection()).isInstanceOf(DatabaseAwayException.class);
            link.mend();
            awaitThere(database);
            assertThat(one(database)).isEqualTo(1);
        }
    }

    @Test
    void whatIsCutOffIsServedFromAgainWithoutAStaleConnection() throws SQLException {
        try (Database database = Database.open(overTheLink())) {
            link.cut();
            awaitAway(database, "");
            link.mend();
            awaitThere(database);
            for (int i = 0; i < 20; i++) {
                assertThat(one(database)).isEqualTo(1);
            }
        }
    }

    @Test
    void backgroundWorkWaitsAndIsDoneAgain() throws Exception {
        try (Database database = Database.open(overTheLink())) {
            AtomicInteger tries = new AtomicInteger();
            CompletableFuture<Void> work = CompletableFuture.runAsync(() -> database.patiently(() -> {
                if (tries.incrementAndGet() == 1) {
                    link.cut();
                }
                try {
                    one(database);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }));
            awaitAway(database, "");
            assertThat(work).isNotDone();

            link.mend();

            assertThat(work).succeedsWithin(SOON);
            assertThat(tries).hasValueGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void aServerThatTakesNoWritesIsAway() throws SQLException {
        try (Database database = Database.open(overTheLink())) {
            String name = direct.database().url().replaceAll(".*/([^?]*).*", "$1");
            execute("alter database " + name + " set default_transaction_read_only = on");

            // Sessions keep what they began with; to whoever connects anew it is a standby.
            link.cut();
            link.mend();
            awaitAway(database, "it takes no writes");

            execute("alter database " + name + " set default_transaction_read_only = off");
            awaitThere(database);
        }
    }

    @Test
    void theEmbeddedOneIsOpenedAgainAfterItClosedItselfOnAFullDisk() throws SQLException {
        FilePath.register(new FullDisk());
        Settings settings = TestSettings.in(
                directory, Map.of(SettingKey.DATABASE_URL, "jdbc:h2:full:" + directory.resolve("database")));
        try (Database database = Database.open(settings)) {
            insert(database, 1);
            database.makeDurable();

            FullDisk.full = true;
            assertThatThrownBy(() -> {
                        insert(database, 2);
                        database.makeDurable();
                    })
                    .matches(DatabaseTrouble::isAway);
            FullDisk.full = false;

            await().atMost(SOON)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(count(database)).isEqualTo(1));
            insert(database, 3);
            database.makeDurable();
            assertThat(count(database)).isEqualTo(2);
        } finally {
            FullDisk.full = false;
            FilePath.unregister(new FullDisk());
        }
    }

    @Test
    void whenAllConnectionsAreInUseTheNextOneWaitsAndIsTold() throws SQLException {
        Settings settings = TestSettings.in(
                directory,
                Map.of(SettingKey.DATABASE_URL, direct.database().url(), SettingKey.DATABASE_POOL_SIZE, "4"));
        try (Database database = Database.open(settings);
                Connection first = database.dataSource().getConnection();
                Connection second = database.dataSource().getConnection();
                Connection third = database.dataSource().getConnection();
                Connection fourth = database.dataSource().getConnection()) {
            assertThatThrownBy(() -> database.dataSource().getConnection()).matches(DatabaseTrouble::isAway);
            assertThat(database.absence()).as("it is there").isEmpty();
            first.close();
            assertThat(one(database)).isEqualTo(1);
        }
    }

    private static void awaitAway(Database database, String reason) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(database.absence())
                        .hasValueSatisfying(away -> assertThat(away.reason()).contains(reason)));
    }

    private static void awaitThere(Database database) {
        await().atMost(SOON).until(() -> database.absence().isEmpty());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(direct.database().url());
                Statement statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute(sql);
        }
    }

    private static int one(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                ResultSet rows = connection.createStatement().executeQuery("select 1")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void insert(Database database, int digest) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into used_assertion (digest, keep_until) values (X'0" + digest + "', current_timestamp)");
        }
    }

    private static int count(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from used_assertion where digest in (X'01', X'03')")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
