package org.peakonjit.database.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.peakonjit.database.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resource-local transactions, bound to the thread. */
@Singleton
class JpaTransactions implements Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(JpaTransactions.class);

    /** Serialization failure, deadlock (PostgreSQL, H2), unique violation. */
    private static final Set<String> WORTH_ANOTHER_TRY = Set.of("40001", "40P01", "23505");

    private static final int MOST_TRIES = 5;
    private static final long LONGEST_PAUSE_NANOS = 20_000_000;

    private final EntityManagerFactory factory;
    private final Database database;
    private final ThreadLocal<UnderWay> current = new ThreadLocal<>();

    /** A transaction, and what is to be done when it is committed. */
    private record UnderWay(EntityManager entityManager, List<Runnable> afterCommit) {}

    @Inject
    JpaTransactions(EntityManagerFactory factory, Database database) {
        this.factory = factory;
        this.database = database;
    }

    @Override
    public <T> T call(Function<EntityManager, T> work) {
        UnderWay joined = current.get();
        return joined == null ? callAnew(work) : work.apply(joined.entityManager());
    }

    @Override
    public boolean isUnderWay() {
        return current.get() != null;
    }

    @Override
    public void afterCommit(Runnable work) {
        UnderWay joined = current.get();
        if (joined == null) {
            work.run();
        } else {
            joined.afterCommit().add(work);
        }
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
        List<Runnable> afterCommit = new ArrayList<>();
        T result = commit(work, afterCommit);
        afterCommit.forEach(JpaTransactions::runSafely);
        return result;
    }

    private <T> T commit(Function<EntityManager, T> work, List<Runnable> afterCommit) {
        try (EntityManager entityManager = factory.createEntityManager()) {
            EntityTransaction transaction = entityManager.getTransaction();
            transaction.begin();
            current.set(new UnderWay(entityManager, afterCommit));
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

    private static void runSafely(Runnable afterCommit) {
        try {
            afterCommit.run();
        } catch (RuntimeException e) {
            LOG.warn("what follows a committed transaction failed; this node catches up by itself", e);
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
