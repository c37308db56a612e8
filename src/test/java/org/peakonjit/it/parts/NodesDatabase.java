package org.peakonjit.it.parts;

import java.util.Map;
import org.peakonjit.database.TestDatabase;

/** The database that several nodes share: PostgreSQL, or with {@code -Dpeakonjit.test.database=mariadb} MariaDB. */
final class NodesDatabase {

    private NodesDatabase() {}

    static Map<String, String> fresh(PostgresServer postgres, String name) {
        return isPostgresql()
                ? postgres.freshDatabase(name)
                : TestDatabase.mariaDb().freshDatabase(name);
    }

    static boolean isPostgresql() {
        return !"mariadb".equals(System.getProperty("peakonjit.test.database"));
    }
}
