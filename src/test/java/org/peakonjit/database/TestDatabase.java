package org.peakonjit.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;

/** An empty database of each kind, for tests with {@code @EnumSource(TestDatabase.class)}. */
public enum TestDatabase {
    H2,
    POSTGRESQL;

    private static @Nullable EmbeddedPostgres server;

    /** The settings of a new database that nobody used yet. */
    public Settings fresh() {
        try {
            Path dataDir = Files.createTempDirectory("peakon-jit-test");
            dataDir.toFile().deleteOnExit();
            return this == H2
                    ? TestSettings.in(dataDir)
                    : TestSettings.in(dataDir, Map.of(SettingKey.DATABASE_URL, newPostgresql()));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized String newPostgresql() throws SQLException {
        EmbeddedPostgres running = server();
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = running.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return running.getJdbcUrl("postgres", name);
    }

    /** One server for all tests of this process; it ends with it. */
    private static EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }
}
