package org.peakonjit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.database.pool.DatabaseAwayException;
import org.peakonjit.database.pool.DatabaseKind;
import org.peakonjit.database.pool.DatabaseTrouble;
import org.peakonjit.it.parts.FreePort;

/** What befalls the machines of a database: full and failing disks, stopped processes, a standby that takes over. */
class DatabaseServerIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir(cleanup = CleanupMode.NEVER)
    Path directory;

    @Test
    void theEmbeddedOneOnADiskThatIsFullAndThenFails() throws Exception {
        try (SmallDisk disk = SmallDisk.below(directory, 32);
                Database database = Database.open(TestSettings.in(disk.path().resolve("data")))) {
            insert(database, 1);
            database.makeDurable();

            disk.fill();
            awaitAway(database, "is full");
            assertThatThrownBy(() -> insert(database, 2)).isInstanceOf(DatabaseAwayException.class);
            disk.makeSpace();
            awaitThere(database);
            insert(database, 3);
            database.makeDurable();
            assertThat(count(database)).isEqualTo(2);

            disk.fail();
            assertThatThrownBy(() -> {
                        insert(database, 4);
                        database.makeDurable();
                    })
                    .matches(DatabaseTrouble::isAway);
            awaitAway(database, "database.mv.db");
            disk.mend();
            awaitThere(database);
            assertThat(count(database)).isEqualTo(2);
            insert(database, 5);
            database.makeDurable();
        }
    }

    @Test
    void aServerWhoseDiskIsFullAndWhoseProcessesStop() throws Exception {
        try (SmallDisk disk = SmallDisk.below(directory, 200);
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(disk.path().resolve("data"))
                        .start();
                Database database = Database.open(settings(server.getJdbcUrl("postgres", "postgres")))) {
            insert(database, 1);

            disk.fill();
            assertThatThrownBy(() -> execute(
                            database,
                            "insert into used_assertion (digest, keep_until)"
                                    + " select decode(md5(i::text), 'hex'), current_timestamp"
                                    + " from generate_series(1, 50000) i"))
                    .matches(DatabaseTrouble::isAway);
            assertThat(count(database)).as("readable").isEqualTo(1);
            disk.makeSpace();
            insert(database, 3);
            assertThat(count(database)).isEqualTo(2);

            signal(server, disk.path().resolve("data"), "STOP");
            awaitAway(database, "it does not answer");
            signal(server, disk.path().resolve("data"), "CONT");
            awaitThere(database);
            assertThat(count(database)).isEqualTo(2);
        }
    }

    @Test
    void aServerWithoutRoomForItsLogOfWrites() throws Exception {
        Path data = directory.resolve("data");
        try (SmallDisk disk = SmallDisk.below(directory, 100)) {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setPort(FreePort.next())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setLocaleConfig("waldir", disk.path().resolve("log").toString()); // an option of initdb, too
            Database database;
            try (EmbeddedPostgres server = builder.start()) {
                database = Database.open(settings(server.getJdbcUrl("postgres", "postgres")));
                insert(database, 1);
                disk.fill();
                assertThatThrownBy(() -> {
                            for (int segment = 0; segment < 10; segment++) {
                                insert(database, 20 + segment);
                                execute(database, "select pg_switch_wal()");
                            }
                        })
                        .matches(DatabaseTrouble::isAway);
                awaitAway(database, "");
            }
            disk.makeSpace();
            try (database;
                    EmbeddedPostgres server = builder.start()) {
                awaitThere(database);
                insert(database, 3);
                assertThat(count(database)).isGreaterThanOrEqualTo(2);
            }
        }
    }

    @Test
    void aStandbyThatTakesOver() throws Exception {
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");
        try (EmbeddedPostgres primary =
                        EmbeddedPostgres.builder().setDataDirectory(first).start();
                EmbeddedPostgres standby = standbyOf(primary, first, second);
                Database database = Database.open(settings("jdbc:postgresql://localhost:%d,localhost:%d/postgres"
                                .formatted(primary.getPort(), standby.getPort())
                        + "?user=postgres&targetServerType=primary"))) {
            insert(database, 1);
            await().atMost(SOON).ignoreExceptions().until(() -> {
                try (Connection there = standby.getPostgresDatabase().getConnection()) {
                    return count(there) == 1;
                }
            });

            signal(primary, first, "KILL");
            awaitAway(database, "");
            try (Connection there = standby.getPostgresDatabase().getConnection();
                    Statement statement = there.createStatement()) {
                statement.execute("select pg_promote()");
            }

            awaitThere(database);
            insert(database, 3);
            assertThat(count(database)).isEqualTo(2);
        }
    }

    /** A copy of the primary while it runs, which follows it from then on. */
    private static EmbeddedPostgres standbyOf(EmbeddedPostgres primary, Path first, Path second)
            throws IOException, SQLException {
        try (Connection connection = primary.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_start_backup('standby', true, false)");
            copy(first, second);
            try (ResultSet rows = statement.executeQuery("select labelfile from pg_stop_backup(false)")) {
                rows.next();
                Files.writeString(second.resolve("backup_label"), rows.getString(1));
            }
        }
        Files.createFile(second.resolve("standby.signal"));
        return EmbeddedPostgres.builder()
                .setDataDirectory(second)
                .setCleanDataDirectory(false)
                .setServerConfig("primary_conninfo", "'host=localhost port=" + primary.getPort() + " user=postgres'")
                .start();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!file.getFileName().toString().matches("postmaster\\..*|epg-lock")) {
                    Files.copy(
                            file, to.resolve(from.relativize(file)), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** Sends it to all processes of that server. */
    private static void signal(EmbeddedPostgres server, Path data, String name)
            throws IOException, InterruptedException {
        assertThat(server.getProcess()).isNotNull();
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        List<Long> all = Stream.concat(
                        Stream.of(postmaster),
                        ProcessHandle.of(postmaster).orElseThrow().descendants().map(ProcessHandle::pid))
                .toList();
        for (long pid : all) {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
        }
    }

    private Settings settings(String url) {
        return TestSettings.in(directory.resolve("node"), Map.of(SettingKey.DATABASE_URL, url));
    }

    private static void awaitAway(Database database, String reason) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(database.absence())
                        .hasValueSatisfying(away -> assertThat(away.reason()).contains(reason)));
    }

    private static void awaitThere(Database database) {
        await().atMost(SOON).untilAsserted(() -> assertThat(database.absence()).isEmpty());
    }

    private static void insert(Database database, int digest) throws SQLException {
        execute(
                database,
                "insert into used_assertion (digest, keep_until) values ("
                        + (database.kind() == DatabaseKind.H2 ? "X'%02d'" : "'\\x%02d'").formatted(digest)
                        + ", current_timestamp)");
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return count(connection);
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from used_assertion")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
