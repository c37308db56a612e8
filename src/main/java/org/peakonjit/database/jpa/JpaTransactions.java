package org.peakonjit.database.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.peakonjit.database.Database;

/** Resource-local transactions, bound to the thread. */
@Singleton
class JpaTransactions implements Transactions {

    /** Serialization failure, deadlock (PostgreSQL, H2), unique violation. */
    private static final Set<String> WORTH_ANOTHER_TRY = Set.of("40001", "40P01", "23505");

    private static final int MOST_TRIES = 5;
    private static final long LONGEST_PAUSE_NANOS = 20_000_000;

    private final EntityManagerFactory factory;
    private final Database database;
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

    @Inject
    JpaTransactions(EntityManagerFactory factory, Database database) {
        this.factory = factory;
        this.database = database;
    }

    @Override
    public <T> T call(Function<EntityManager, T> work) {
        EntityManager joined = current.get();
        return joined == null ? callAnew(work) : work.apply(joined);
    }

    private <T> T callAnew(Function<EntityManager, T> work) {
        for (int tries = 1; ; tries++) {
            try {
                T result = callOnce(work);
                database.makeDurable();
                return result;
            } catch (RuntimeException e) {
                if (tries == MOST_TRIES || !isWorthAnotherTry(e)) {
                    throw e;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(tries * LONGEST_PAUSE_NANOS));
            }
        }
    }

    private <T> T callOnce(Function<EntityManager, T> work) {
        try (EntityManager entityManager = factory.createEntityManager()) {
            EntityTransaction transaction = entityManager.getTransaction();
            transaction.begin();
            current.set(entityManager);
            try {
                // Begins at the database, too: EclipseLink would read over another connection until the first write.
                entityManager.unwrap(Connection.class);
                T result = work.apply(entityManager);
                transaction.commit();
                return result;
            } finally {
                current.remove();
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }

    private static boolean isWorthAnotherTry(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && WORTH_ANOTHER_TRY.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
