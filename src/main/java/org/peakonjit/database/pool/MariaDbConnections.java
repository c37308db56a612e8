package org.peakonjit.database.pool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Properties;

/**
 * How connections to MariaDB are set up: times travel as UTC, which is how they are kept; several statements may go out
 * together; what does not fit is refused instead of cut; transactions see what others committed, and nobody waits for a
 * lock for longer than others do.
 */
public final class MariaDbConnections {

    static final String DRIVER = "org.mariadb.jdbc.Driver";

    private static final List<Instant> WINTER_AND_SUMMER =
            List.of(Instant.parse("2021-01-15T02:30:00Z"), Instant.parse("2021-07-15T02:30:00Z"));

    private MariaDbConnections() {}

    /** For a pool of our own. */
    static Properties options() {
        Properties options = new Properties();
        options.setProperty("connectionTimeZone", "UTC");
        options.setProperty("forceConnectionTimeZoneToSession", "true");
        options.setProperty("preserveInstants", "true");
        options.setProperty("allowMultiQueries", "true");
        options.setProperty("transactionIsolation", "READ-COMMITTED");
        options.setProperty(
                "sessionVariables",
                "innodb_lock_wait_timeout=3,lock_wait_timeout=3,sql_mode='STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'");
        options.setProperty("connectTimeout", "2000");
        options.setProperty("socketTimeout", "60000");
        return options;
    }

    /**
     * Looks whether one is set up so: a server's data source is set up there, and what a URL says itself counts.
     *
     * @throws UnsupportedDatabaseException where it is not
     */
    public static void check(ConnectionSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            check(connection);
        }
    }

    private static void check(Connection connection) throws SQLException {
        require(connection.getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED, "READ-COMMITTED");
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select @@sql_mode, timestampdiff(second, now(), utc_timestamp())")) {
            row.next();
            require(row.getString(1).contains("STRICT_"), "sql_mode");
            require(row.getInt(2) == 0, "forceConnectionTimeZoneToSession");
        }
        for (Instant instant : WINTER_AND_SUMMER) {
            require(
                    kept(connection, instant)
                            .equals(instant.toString().substring(0, 19).replace('T', ' ')),
                    "preserveInstants");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1; select 2");
        } catch (SQLException e) {
            throw unsuitable("allowMultiQueries");
        }
    }

    private static String kept(Connection connection, Instant instant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select cast(cast(? as datetime) as char)")) {
            statement.setTimestamp(1, Timestamp.from(instant));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void require(boolean met, String option) throws UnsupportedDatabaseException {
        if (!met) {
            throw unsuitable(option);
        }
    }

    private static UnsupportedDatabaseException unsuitable(String option) {
        return new UnsupportedDatabaseException(
                "its connections to MariaDB are not set up as this product needs them (" + option + ")",
                "Give them the options that docs/databases.md lists");
    }
}
