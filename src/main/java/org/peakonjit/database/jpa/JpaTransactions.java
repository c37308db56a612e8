package org.peakonjit.database.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.peakonjit.database.Database;
import org.peakonjit.database.LockedException;
import org.peakonjit.database.pool.DatabaseTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resource-local transactions, bound to the thread. */
@Singleton
class JpaTransactions implements Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(JpaTransactions.class);

    private static final int MOST_TRIES = 10;
    private static final long LONGEST_PAUSE_NANOS = 20_000_000;

    private final PersistenceUnit unit;
    private final Database database;
    private final ThreadLocal<UnderWay> current = new ThreadLocal<>();

    /** A transaction, and what is to be done when it is committed. */
    private record UnderWay(EntityManager entityManager, StatementQueue queue, List<Runnable> afterCommit) {}

    @Inject
    JpaTransactions(PersistenceUnit unit, Database database) {
        this.unit = unit;
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

    @Override
    public StatementQueue queue() {
        UnderWay joined = current.get();
        if (joined == null) {
            throw new IllegalStateException("no transaction is under way");
        }
        return joined.queue();
    }

    private <T> T callAnew(Function<EntityManager, T> work) {
        for (int tries = 1; ; tries++) {
            try {
                T result = callOnce(work);
                database.makeDurable();
                return result;
            } catch (RuntimeException e) {
                if (DatabaseTrouble.isLocked(e)) {
                    throw new LockedException(e);
                }
                if (tries == MOST_TRIES || !DatabaseTrouble.isRace(e)) {
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
        try (EntityManager entityManager = unit.entityManager()) {
            EntityTransaction transaction = entityManager.getTransaction();
            transaction.begin();
            try {
                // Begins at the database, too: EclipseLink would read over another connection until the first write.
                StatementQueue queue = new StatementQueue(entityManager, database.kind());
                current.set(new UnderWay(entityManager, queue, afterCommit));
                T result = work.apply(entityManager);
                queue.finish();
                transaction.commit();
                return result;
            } catch (RuntimeException | Error e) {
                rollBack(transaction, e);
                throw e;
            } finally {
                current.remove();
            }
        }
    }

    /** What fails then, over a connection that is gone, says less than the failure that led here. */
    private static void rollBack(EntityTransaction transaction, Throwable failure) {
        try {
            if (transaction.isActive()) {
                transaction.rollback();
            }
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static void runSafely(Runnable afterCommit) {
        try {
            afterCommit.run();
        } catch (RuntimeException e) {
            LOG.warn("what follows a committed transaction failed; this node catches up by itself", e);
        }
    }
}
