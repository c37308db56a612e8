package org.peakonjit.database.jpa;

import jakarta.persistence.EntityManager;
import org.eclipse.persistence.internal.databaseaccess.Platform;
import org.eclipse.persistence.platform.database.PostgreSQLPlatform;
import org.eclipse.persistence.sessions.Session;
import org.peakonjit.database.pool.DatabaseKind;

/** What EclipseLink calls each database, both ways. */
public final class Platforms {

    private Platforms() {}

    static Class<? extends Platform> of(DatabaseKind kind) {
        return switch (kind) {
            case H2 -> EmbeddedPlatform.class;
            case POSTGRESQL -> PostgreSQLPlatform.class;
            case MARIADB -> OurMariaDb.class;
        };
    }

    /** Which database a transaction is in. */
    public static DatabaseKind kind(EntityManager entityManager) {
        Platform platform = entityManager.unwrap(Session.class).getPlatform();
        if (platform.isPostgreSQL()) {
            return DatabaseKind.POSTGRESQL;
        }
        return platform.isH2() ? DatabaseKind.H2 : DatabaseKind.MARIADB;
    }
}
