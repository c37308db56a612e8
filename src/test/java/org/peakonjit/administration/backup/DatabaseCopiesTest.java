package org.peakonjit.administration.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.h2.tools.Restore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.administration.backup.DatabaseCopies.Copy;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.database.Database;

class DatabaseCopiesTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00.7Z");

    @TempDir
    private Path directory;

    @Test
    void hasWhatWasCommittedWhileTheDatabaseIsInUse() throws Exception {
        Settings settings = TestSettings.in(directory.resolve("data"));
        Copy copy;
        try (Database database = Database.open(settings);
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into application (name, definition, version) values ('kept', '{}', 1)");
            connection.setAutoCommit(false);
            statement.execute("insert into application (name, definition, version) values ('open', '{}', 1)");
            copy = copies(database, settings, NOON).make();
            connection.rollback();
        }
        assertThat(copy.takenAt()).isEqualTo("2026-11-28T12:00:00Z");
        Path file = Path.of(copy.file());
        assertThat(file).hasFileName("database-20261128T120000Z.zip").hasSize(copy.bytes());
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(file.getParent())).isEqualTo("rwx------");

        Path restored = Files.createDirectory(directory.resolve("restored"));
        Restore.execute(file.toString(), restored.toString(), null);
        try (Database database = Database.open(TestSettings.in(restored))) {
            assertThat(names(database)).containsExactly("kept");
        }
    }

    @Test
    void keepsTheLatestEight() throws Exception {
        Settings settings = TestSettings.in(directory);
        try (Database database = Database.open(settings)) {
            for (int hour = 0; hour < 10; hour++) {
                copies(database, settings, NOON.plusSeconds(3600L * hour)).make();
            }
        }
        try (Stream<Path> files = Files.list(directory.resolve("back-ups"))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .hasSize(8)
                    .startsWith("database-20261128T140000Z.zip")
                    .endsWith("database-20261128T210000Z.zip");
        }
    }

    @Test
    void clearsAwayWhatBrokeOffBefore() throws Exception {
        Settings settings = TestSettings.in(directory);
        Path copies = Files.createDirectory(directory.resolve("back-ups"));
        Files.writeString(copies.resolve("database4711.part"), "half a copy");
        Files.writeString(copies.resolve("notes.part"), "somebody else's");
        Files.writeString(copies.resolve("database.txt"), "somebody else's");
        try (Database database = Database.open(settings)) {
            copies(database, settings, NOON).make();
        }
        try (Stream<Path> files = Files.list(copies)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("database-20261128T120000Z.zip", "database.txt", "notes.part");
        }
    }

    @Test
    void leavesOtherDatabasesToTheirOwnTools() throws Exception {
        Settings settings =
                TestSettings.in(directory, Map.of(SettingKey.DATABASE_URL, "jdbc:postgresql://localhost/peakonjit"));
        try (Database embedded = Database.open(TestSettings.in(directory))) {
            DatabaseCopies copies = copies(embedded, settings, NOON);
            assertThat(copies.isPossible()).isFalse();
            assertThatThrownBy(copies::make).isInstanceOf(IllegalStateException.class);
            copies.run();
        }
        assertThat(directory.resolve("back-ups")).doesNotExist();
    }

    private static DatabaseCopies copies(Database database, Settings settings, Instant now) {
        return new DatabaseCopies(database, settings, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static List<String> names(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select name from application")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
