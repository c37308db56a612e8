package org.peakonjit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.config.WrongSettingsException;

/** Permissions that keep the embedded database from its directory or its file: in a process that they bind. */
class ReadOnlyFilesIT {

    /** Root without what lets it pass over permissions. */
    private static final List<String> BOUND = List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");

    @TempDir
    private Path directory;

    @Test
    void aDirectoryThatMayNotBeWritten() throws Exception {
        Database.open(TestSettings.in(directory)).close();
        run("directory");
    }

    @Test
    void aFileThatMayNotBeWritten() throws Exception {
        Database.open(TestSettings.in(directory)).close();
        run("file");
    }

    private void run(String what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            Assumptions.assumeTrue(isThereSetpriv(), "there is no setpriv here: permissions do not bind root");
            command.addAll(BOUND);
        }
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                Bound.class.getName(),
                what,
                directory.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
    }

    private static boolean isThereSetpriv() throws InterruptedException {
        try {
            return new ProcessBuilder("setpriv", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The process; it ends with 0 when all was as it should be. */
    static final class Bound {

        private static final Duration SOON = Duration.ofSeconds(20);

        private Bound() {}

        public static void main(String[] arguments) throws Exception {
            Path directory = Path.of(arguments[1]);
            Settings settings = TestSettings.in(directory);
            if (arguments[0].equals("directory")) {
                directoryIsReadOnly(settings, directory);
            } else {
                fileIsReadOnly(settings, directory.resolve("database.mv.db"));
            }
            System.exit(0);
        }

        private static void directoryIsReadOnly(Settings settings, Path directory) throws Exception {
            try (Database database = Database.open(settings)) {
                permit(directory, "r-x------");
                insert(database, 1);
                database.makeDurable();
                assertThat(database.absence()).as("its file is open").isEmpty();
            }
            assertThatThrownBy(() -> Database.open(settings))
                    .isInstanceOf(WrongSettingsException.class)
                    .hasMessageContaining("peakonjit.data-dir: is not writable");
            permit(directory, "rwx------");
            Database.open(settings).close();
        }

        private static void fileIsReadOnly(Settings settings, Path file) throws Exception {
            permit(file, "r--------");
            try (Database database = Database.prepare(settings)) {
                assertThat(database.tryToOpen()).isFalse();
                assertThat(database.absence())
                        .hasValueSatisfying(away -> assertThat(away.reason()).contains("read-only"));
                permit(file, "rw-------");
                await().atMost(SOON).until(database::tryToOpen);
                insert(database, 1);
                database.makeDurable();
            }
        }

        private static void permit(Path path, String permissions) throws IOException {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }

        private static void insert(Database database, int digest) throws SQLException {
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("insert into used_assertion (digest, keep_until) values (X'0" + digest
                        + "', current_timestamp)");
            }
        }
    }
}
