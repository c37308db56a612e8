package org.peakonjit.database.schema;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.peakonjit.database.pool.DatabaseKind;

/** Brings the schema up to date with Flyway, which lets one node at a time do so. */
public final class SchemaMigration {

    /** Thrown when a script fails or the schema is not ours. */
    public static final class FailedException extends Exception {
        private static final long serialVersionUID = 1L;

        FailedException(FlywayException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private SchemaMigration() {}

    /** What the scripts say in the words of each database. */
    private static Map<String, String> placeholders(DatabaseKind kind) {
        return switch (kind) {
            case H2 -> plain("bytea");
            case MARIADB -> plain("varbinary(32)");
            case POSTGRESQL ->
                Map.of(
                        "bytewise",
                        " collate \"C\"",
                        "by_month",
                        " partition by range (at)",
                        "rest_of_audit",
                        script("postgresql/audit-months.sql"),
                        "more_of_audit",
                        script("postgresql/audit-in-stretches.sql"),
                        "changes_alone",
                        " where kind = 'ADMINISTRATION'",
                        "sha256",
                        "bytea");
        };
    }

    /** One table for all months, and no index of our own kind. */
    private static Map<String, String> plain(String sha256) {
        return Map.of(
                "bytewise",
                "",
                "by_month",
                "",
                "rest_of_audit",
                "",
                "more_of_audit",
                "",
                "changes_alone",
                "",
                "sha256",
                sha256);
    }

    private static String script(String name) {
        return MigrationScripts.text(SchemaMigration.class.getClassLoader(), name);
    }

    public static void run(DataSource dataSource, DatabaseKind kind) throws FailedException {
        run(dataSource, kind, MigrationVersion.LATEST);
    }

    /** The same up to a version of the schema and no further. */
    static void run(DataSource dataSource, DatabaseKind kind, MigrationVersion target) throws FailedException {
        try {
            flyway(dataSource, kind, target).migrate();
        } catch (FlywayException e) {
            throw new FailedException(e);
        }
    }

    /** Whether something is left to be done; a newer version may have done more. Changes nothing. */
    public static boolean isPending(DataSource dataSource, DatabaseKind kind) throws FailedException {
        try {
            return flyway(dataSource, kind, MigrationVersion.LATEST).info().pending().length > 0;
        } catch (FlywayException e) {
            throw new FailedException(e);
        }
    }

    private static Flyway flyway(DataSource dataSource, DatabaseKind kind, MigrationVersion target) {
        ClassLoader deployment = SchemaMigration.class.getClassLoader();
        return Flyway.configure(deployment)
                .dataSource(dataSource)
                .resourceProvider(new MigrationScripts(deployment, kind))
                .placeholders(placeholders(kind))
                .javaMigrationClassProvider(List::of)
                .target(target)
                .load();
    }
}
