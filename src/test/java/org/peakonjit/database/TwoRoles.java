package org.peakonjit.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;

/**
 * A PostgreSQL database in which one role owns the schema and another one serves, as the sample for administrators has it.
 *
 * @param owner settings of who changes the schema
 * @param serving settings of a node
 */
public record TwoRoles(Settings owner, Settings serving) {

    /** Runs the sample in an empty database. */
    public static TwoRoles in(Settings empty) {
        String url = empty.database().url().replaceAll("\\?.*", ""); // which names the administrator
        String role = "r" + Long.toHexString(System.nanoTime());
        run(url, role);
        return new TwoRoles(
                settings(empty, Map.of(SettingKey.DATABASE_URL, url, SettingKey.DATABASE_USER, role + "_owner")),
                settings(
                        empty,
                        Map.of(
                                SettingKey.DATABASE_URL, url,
                                SettingKey.DATABASE_USER, role,
                                SettingKey.DATABASE_MIGRATE, "false")));
    }

    /** Runs the sample as the server's administrator; {@code role} serves, and {@code role_owner} owns. */
    public static void run(String url, String role) {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(Path.of("server-config/postgresql/roles.sql"))
                    .replace("peakonjit", role));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Settings settings(Settings base, Map<SettingKey, String> values) {
        return TestSettings.in(base.dataDir(), values);
    }
}
