package org.peakonjit.database.schema;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.pool.ConnectionSource;
import org.peakonjit.database.pool.DatabaseKind;

/** Brings the schema up to date without a server: what {@code migrate.sh} runs as the schema's owner. */
final class MigrateCommand {

    private MigrateCommand() {}

    /** Takes the settings of the database from the environment; ends with an exception where the schema stays behind. */
    public static void main(String[] none) throws SQLException, SchemaMigration.FailedException {
        ConnectionSource owner =
                () -> DriverManager.getConnection(String.valueOf(setting("URL")), setting("USER"), setting("PASSWORD"));
        DatabaseKind kind;
        try (Connection connection = owner.getConnection()) {
            kind = DatabaseKind.of(connection);
        }
        SchemaMigration.run(owner, kind);
    }

    private static @Nullable String setting(String name) {
        return System.getenv("PEAKONJIT_DATABASE_" + name);
    }
}
