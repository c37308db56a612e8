package org.peakonjit.database;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema up to date with Flyway, which lets one node at a time do so. */
final class SchemaMigration {

    /** Thrown when a script fails or the schema is not ours. */
    static final class FailedException extends Exception {
        private static final long serialVersionUID = 1L;

        FailedException(FlywayException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private SchemaMigration() {}

    static void run(DataSource dataSource) throws FailedException {
        ClassLoader deployment = SchemaMigration.class.getClassLoader();
        try {
            Flyway.configure(deployment)
                    .dataSource(dataSource)
                    .resourceProvider(new MigrationScripts(deployment))
                    .javaMigrationClassProvider(List::of)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new FailedException(e);
        }
    }
}
