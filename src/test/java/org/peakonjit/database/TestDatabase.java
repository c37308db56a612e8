package org.peakonjit.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;

/** An empty database of each kind, for tests with {@code @EnumSource(TestDatabase.class)}. */
public enum TestDatabase {
    H2,
    POSTGRESQL,
    MARIADB;

    private static @Nullable EmbeddedPostgres server;
    private static @Nullable MariaDbServer mariaDb;

    /** The settings of a new database that nobody used yet. */
    public Settings fresh() {
        try {
            return of(
                    switch (this) {
                        case H2 -> Map.of();
                        case POSTGRESQL -> Map.of(SettingKey.DATABASE_URL, newPostgresql());
                        case MARIADB -> newMariaDb();
                    });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The settings of a node with these and a data directory of its own. */
    public static Settings of(Map<SettingKey, String> settings) {
        try {
            Path dataDir = Files.createTempDirectory("peakon-jit-test");
            dataDir.toFile().deleteOnExit();
            return TestSettings.in(dataDir, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized String newPostgresql() throws SQLException {
        EmbeddedPostgres running = server();
        String name = freshName();
        try (Connection connection = running.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return running.getJdbcUrl("postgres", name);
    }

    private static Map<SettingKey, String> newMariaDb() {
        Map<String, String> settings = mariaDb().freshDatabase(freshName());
        return Arrays.stream(SettingKey.values())
                .filter(key -> settings.containsKey(key.key()))
                .collect(Collectors.toMap(Function.identity(), key -> settings.get(key.key())));
    }

    private static String freshName() {
        return "t" + UUID.randomUUID().toString().replace("-", "");
    }

    /** One server of a kind for all tests of this process; it ends with it. */
    public static synchronized MariaDbServer mariaDb() {
        if (mariaDb == null) {
            mariaDb = MariaDbServer.start();
        }
        return mariaDb;
    }

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
