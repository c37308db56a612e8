package org.peakonjit.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.Settings.Secret;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.config.WrongSettingsException.Problem;

/** Says in an administrator's words why the database does not open, never with its password; and whether it is away. */
public final class DatabaseTrouble {

    private static final String H2_FILE_IN_USE = "90020";

    private DatabaseTrouble() {}

    /** Whether that failed since the database cannot be reached, so that asking it again would only take time. */
    public static boolean isAway(Throwable failure) {
        SQLException cause = sqlException(failure);
        return cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                || cause != null && String.valueOf(cause.getSQLState()).startsWith("08");
    }

    static Problem explain(Throwable failure, Settings.Database database) {
        SQLException cause = sqlException(failure);
        String state = cause == null || cause.getSQLState() == null ? "" : cause.getSQLState();
        if (state.equals(H2_FILE_IN_USE)) {
            return new Problem(
                    SettingKey.DATABASE_URL.key(),
                    "another process has the embedded database open",
                    "Stop it; or, to run several nodes, give all of them one PostgreSQL");
        }
        if (state.startsWith("28")) {
            return new Problem(
                    SettingKey.DATABASE_USER.key(),
                    "the database refuses this user and password",
                    "Correct them, here and in " + SettingKey.DATABASE_PASSWORD.key());
        }
        if (state.equals("3D000")) {
            return new Problem(key(database), "there is no such database", "Make it, or name another");
        }
        String message = withoutPassword(cause == null ? failure : cause, database);
        return state.startsWith("08")
                ? new Problem(
                        key(database),
                        "the database cannot be reached (" + message + ")",
                        "Start it, or correct its host and port")
                : new Problem(
                        key(database),
                        "the database does not open (" + message + ")",
                        "See that message for what to do");
    }

    static Problem schema(Exception failure, Settings.Database database) {
        return new Problem(
                key(database),
                "the schema cannot be brought up to date (" + withoutPassword(failure, database) + ")",
                "Give this product a database or schema of its own, and its user the right to create tables there");
    }

    static WrongSettingsException unsupported(Settings.Database database, String product) {
        return new WrongSettingsException(
                List.of(new Problem(key(database), product + " is not supported", "Use PostgreSQL or H2")));
    }

    private static String key(Settings.Database database) {
        return (database.jndiName().isPresent() ? SettingKey.DATASOURCE : SettingKey.DATABASE_URL).key();
    }

    private static @Nullable SQLException sqlException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    private static String withoutPassword(Throwable failure, Settings.Database database) {
        String message = String.valueOf(failure.getMessage()).replaceAll("(?i)(password=)[^&;\\s\"]*", "$1********");
        return database.password()
                .map(Secret::value)
                .filter(password -> !password.isEmpty())
                .map(password -> message.replace(password, "********"))
                .orElse(message)
                .replaceAll("\\s*\\R\\s*", " ");
    }
}
