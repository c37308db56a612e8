package org.peakonjit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.config.WrongSettingsException;

class DatabaseIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void migratesOnceHoweverOftenItIsOpened(TestDatabase kind) throws SQLException {
        Settings settings = kind.fresh();
        long applied;
        try (Database database = Database.open(settings)) {
            assertThat(database.kind().name()).isEqualTo(kind.name());
            applied = migrations(database);
            assertThat(applied).isPositive();
        }
        try (Database again = Database.open(settings)) {
            assertThat(migrations(again)).isEqualTo(applied);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void letsTwoNodesMigrateAnEmptyDatabaseAtOnce(TestDatabase kind) throws SQLException {
        Settings settings = kind.fresh();
        CompletableFuture<Database> other = CompletableFuture.supplyAsync(() -> Database.open(settings));
        try (Database one = Database.open(settings);
                Database two = other.join()) {
            assertThat(migrations(one)).isEqualTo(migrations(two));
        }
    }

    @Test
    void saysWhichProcessMayHaveTheEmbeddedDatabase() throws Exception {
        Settings settings = TestSettings.in(directory);
        Database.open(settings).close();
        Process other = child("hold");
        try {
            assertThat(other.getInputStream().read()).isEqualTo('x');
            assertThatThrownBy(() -> Database.open(settings))
                    .isInstanceOf(WrongSettingsException.class)
                    .hasMessageContaining("peakonjit.database.url")
                    .hasMessageContaining("another process has the embedded database open");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void namesKeyAndRemedyButNotThePasswordWhenNothingListens() {
        Settings settings = TestSettings.in(
                directory,
                Map.of(
                        SettingKey.DATABASE_URL, "jdbc:postgresql://127.0.0.1:1/ledger?password=s3cret",
                        SettingKey.DATABASE_PASSWORD, "s3cret"));
        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining("peakonjit.database.url: the database cannot be reached")
                .hasMessageContaining("correct its host and port")
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void keepsWhatWasMadeDurableWhenTheProcessIsKilled() throws Exception {
        Settings settings = TestSettings.in(directory);
        Database.open(settings).close();
        Process child = child("write");
        assertThat(child.getInputStream().read()).isEqualTo('x');
        child.destroyForcibly().waitFor();
        try (Database database = Database.open(settings);
                Connection connection = database.dataSource().getConnection();
                ResultSet rows = connection.createStatement().executeQuery("select count(*) from used_assertion")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(Child.ROWS);
        }
    }

    private Process child(String what) throws Exception {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        what,
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static long migrations(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            String quote = connection.getMetaData().getIdentifierQuoteString();
            String history = "select count(*) from 'flyway_schema_history' where 'success'".replace("'", quote);
            try (ResultSet rows = connection.createStatement().executeQuery(history)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** Another process on the same embedded database: says "x" when it has done its work, and waits to be killed. */
    static final class Child {
        static final int ROWS = 50;

        private Child() {}

        public static void main(String[] arguments) throws Exception {
            Path dataDir = Path.of(arguments[1]);
            if (arguments[0].equals("hold")) {
                Connection held = DriverManager.getConnection("jdbc:h2:file:" + dataDir.resolve("database"), "sa", "");
                sayAndWait(held);
            }
            Database database = Database.open(TestSettings.in(dataDir));
            try (Connection connection = database.dataSource().getConnection();
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into used_assertion (digest, keep_until) values (?, current_timestamp)")) {
                for (int i = 0; i < ROWS; i++) {
                    insert.setBytes(1, new byte[] {(byte) i});
                    insert.executeUpdate();
                }
            }
            database.makeDurable();
            sayAndWait(database);
        }

        private static void sayAndWait(Object open) throws InterruptedException {
            System.out.write('x');
            System.out.flush();
            synchronized (open) {
                open.wait();
            }
        }
    }
}
