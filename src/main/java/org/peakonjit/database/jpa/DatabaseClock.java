package org.peakonjit.database.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.peakonjit.database.Database;
import org.peakonjit.database.pool.DatabaseKind;

/** The one clock that all nodes of a database share. */
@Singleton
public class DatabaseClock {

    private final Database database;

    @Inject
    public DatabaseClock(Database database) {
        this.database = database;
    }

    public DatabaseKind kind() {
        return database.kind();
    }

    /** The time at the database now (not when the transaction began), in microseconds. */
    public Instant now(EntityManager entityManager) {
        String question = switch (database.kind()) {
            case H2 -> null;
            case POSTGRESQL -> "select clock_timestamp()";
            case MARIADB -> "select sysdate(6)";
        };
        if (question == null) {
            return Instant.now().truncatedTo(ChronoUnit.MICROS); // it runs in this process
        }
        Object now = entityManager.createNativeQuery(question).getSingleResult();
        return now instanceof OffsetDateTime offset ? offset.toInstant() : ((Timestamp) now).toInstant();
    }
}
