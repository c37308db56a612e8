package org.peakonjit.database.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.peakonjit.database.Database;
import org.peakonjit.database.DatabaseKind;

/** The one clock that all nodes of a database share. */
@Singleton
public class DatabaseClock {

    private final DatabaseKind kind;

    @Inject
    public DatabaseClock(Database database) {
        kind = database.kind();
    }

    /** The time at the database now (not when the transaction began), in microseconds. */
    public Instant now(EntityManager entityManager) {
        if (kind == DatabaseKind.H2) {
            return Instant.now().truncatedTo(ChronoUnit.MICROS); // it runs in this process
        }
        Object now = entityManager.createNativeQuery("select clock_timestamp()").getSingleResult();
        return now instanceof OffsetDateTime offset ? offset.toInstant() : ((Timestamp) now).toInstant();
    }
}
