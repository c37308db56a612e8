package org.peakonjit.database.pool;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.Settings.Secret;
import org.peakonjit.config.WrongSettingsException.Problem;

/** Says in an administrator's words why the database does not open, never with its password; and whether it is away. */
public final class DatabaseTrouble {

    /** The server takes no writes, as a standby does. */
    static final String READ_ONLY = "25006";

    private static final String H2_FILE_IN_USE = "90020";

    /**
     * PostgreSQL is stopped, stops or starts (57P01 to 57P03) or has no connection left (53300); H2's file is in use
     * (90020), cannot be read or written (90028, 90031), or the database was closed for that (90098, 90121). A full disk
     * or a lack of memory (53100, 53200, 58030) ends by itself as little as those, and is no fault of what was asked.
     */
    private static final Set<String> STATES_OF_AN_ABSENCE = Set.of(
            "57P01",
            "57P02",
            "57P03",
            "53300",
            "53100",
            "53200",
            "58030",
            H2_FILE_IN_USE,
            "90028",
            "90031",
            "90098",
            "90121");

    /**
     * MariaDB's, whose states say less: no connection left (1040, 1203), it stops (1053) or cut us off (1927); read-only
     * (1290, 1836); no space (1021, 1114, and 1030 of its storage), no memory (1037, 1041).
     */
    private static final Set<Integer> CODES_OF_AN_ABSENCE =
            Set.of(1040, 1203, 1053, 1927, 1290, 1836, 1021, 1114, 1030, 1037, 1041);

    private static final Set<String> STATES_OF_A_LOCK = Set.of("55P03", "HYT00");
    private static final int MARIADB_LOCK = 1205;

    /**
     * Serialization failure, deadlock (PostgreSQL; MariaDB and H2), a plan that PostgreSQL kept and that does not fit any
     * more, since a newer version has just added to its table, and a row for a partition that another one has just taken
     * the place of.
     */
    private static final Set<String> STATES_OF_A_RACE = Set.of("40001", "40P01", "0A000", "23514");

    private static final String UNIQUE_VIOLATION = "23505";
    private static final int MARIADB_UNIQUE_VIOLATION = 1062;
    /** MariaDB ends a transaction whose row changed since it was read as it ends a deadlock; of itself since 11.8. */
    private static final int MARIADB_ROW_CHANGED = 1020;

    private static final Set<Integer> MARIADB_NO_SUCH_DATABASE = Set.of(1044, 1049);

    private static final int H2_GENERAL_ERROR = 50000;
    private static final int DEEPEST = 20;

    private DatabaseTrouble() {}

    /** Whether that failed since the database cannot be used just now, and not for what was asked of it. */
    public static boolean isAway(Throwable failure) {
        return sqlExceptions(failure).anyMatch(DatabaseTrouble::isOfTheConnection);
    }

    /** What kind of absence that was, in one line: a request that failed for it needs no stack trace. */
    public static String kind(Throwable failure) {
        return sqlExceptions(failure)
                .filter(DatabaseTrouble::isOfTheConnection)
                .findFirst()
                .map(cause -> "the database is away, SQLState " + cause.getSQLState())
                .orElse("the database is away");
    }

    private static boolean isOfTheConnection(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || state.equals(READ_ONLY)
                || state.startsWith("08")
                || STATES_OF_AN_ABSENCE.contains(state)
                || CODES_OF_AN_ABSENCE.contains(failure.getErrorCode())
                || isOfH2sFile(failure);
    }

    /** The first one who meets it gets a general error. */
    private static boolean isOfH2sFile(SQLException failure) {
        return failure.getErrorCode() == H2_GENERAL_ERROR
                && String.valueOf(failure.getMessage()).contains("MVStoreException");
    }

    /** Why it is away, for administrators. */
    public static String reason(Throwable failure, Settings.Database database) {
        SQLException cause = sqlExceptions(failure)
                .filter(DatabaseTrouble::isOfTheConnection)
                .reduce((outer, inner) -> inner)
                .orElse(null);
        if (cause != null && H2_FILE_IN_USE.equals(cause.getSQLState())) {
            return "another process has the embedded database open";
        }
        return withoutPassword(cause == null ? failure : cause, database);
    }

    /** Whether that failed since another transaction holds what it was to change. */
    public static boolean isLocked(Throwable failure) {
        return sqlExceptions(failure)
                .anyMatch(cause -> STATES_OF_A_LOCK.contains(String.valueOf(cause.getSQLState()))
                        || cause.getErrorCode() == MARIADB_LOCK);
    }

    /** Whether that failed since another transaction was at the same, so that it is worth another try. */
    public static boolean isRace(Throwable failure) {
        return sqlExceptions(failure)
                .anyMatch(cause -> STATES_OF_A_RACE.contains(String.valueOf(cause.getSQLState()))
                        || cause.getErrorCode() == MARIADB_ROW_CHANGED
                        || isOfAUniqueKey(cause));
    }

    public static boolean isOfAUniqueKey(SQLException failure) {
        return UNIQUE_VIOLATION.equals(failure.getSQLState()) || failure.getErrorCode() == MARIADB_UNIQUE_VIOLATION;
    }

    public static Problem explain(Throwable failure, Settings.Database database) {
        SQLException cause = sqlExceptions(failure).findFirst().orElse(null);
        if (cause instanceof UnsupportedDatabaseException unsupported) {
            return new Problem(key(database), String.valueOf(unsupported.getMessage()), unsupported.remedy());
        }
        String state = cause == null || cause.getSQLState() == null ? "" : cause.getSQLState();
        if (state.startsWith("28")) {
            return new Problem(
                    SettingKey.DATABASE_USER.key(),
                    "the database refuses this user and password",
                    "Correct them, here and in " + SettingKey.DATABASE_PASSWORD.key());
        }
        if (state.equals("3D000") || cause != null && MARIADB_NO_SUCH_DATABASE.contains(cause.getErrorCode())) {
            return new Problem(key(database), "there is no such database", "Make it, or name another");
        }
        return new Problem(
                key(database),
                "the database does not open (" + withoutPassword(cause == null ? failure : cause, database) + ")",
                "See that message for what to do");
    }

    /** That the driver, which the deployment does not bring along, is not there. */
    static Problem noDriver(Settings.Database database) {
        return new Problem(
                key(database),
                "MariaDB's driver is not there",
                "Add mariadb-java-client.jar to the server's libraries, as docs/databases.md says");
    }

    /** That it is away, for those who do not wait. */
    public static Problem unreachable(String reason, Settings.Database database) {
        return new Problem(
                key(database),
                "the database cannot be reached (" + reason + ")",
                "Start it, or correct its host and port; the embedded one is for one process, several need a PostgreSQL or a MariaDB");
    }

    public static Problem schema(Exception failure, Settings.Database database) {
        return new Problem(
                key(database),
                "the schema cannot be brought up to date (" + withoutPassword(failure, database) + ")",
                "Give this product a database or schema of its own, and its user the right to create tables there");
    }

    public static Problem behind() {
        return new Problem(
                SettingKey.DATABASE_MIGRATE.key(),
                "the schema is older than this version, which may not change it",
                "Bring it up to date as its owner first, by server-config/operations/migrate.sh");
    }

    private static String key(Settings.Database database) {
        return (database.jndiName().isPresent() ? SettingKey.DATASOURCE : SettingKey.DATABASE_URL).key();
    }

    private static Stream<SQLException> sqlExceptions(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, DatabaseTrouble::causeOf)
                .limit(DEEPEST)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast);
    }

    private static @Nullable Throwable causeOf(Throwable failure) {
        return failure.getCause();
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
