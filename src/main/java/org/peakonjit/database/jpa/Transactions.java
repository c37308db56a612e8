package org.peakonjit.database.jpa;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.peakonjit.database.UnitOfWork;

/** Runs work in a database transaction; as a {@link UnitOfWork}, which the ledger, the audit and the rest join. */
public interface Transactions extends UnitOfWork {

    /**
     * Runs {@code work} in the current transaction of this thread or, where there is none, in a new one: committed when
     * the work returns, rolled back when it throws. A new transaction that the database ends with a serialization
     * failure, a deadlock or a violated unique key (somebody else was first) is run again, a few times: so the work
     * reads what it depends on itself, and does nothing but database work and what may be done twice.
     *
     * <p>What is committed here survives the end of the process.
     */
    <T> T call(Function<EntityManager, T> work);

    /** What need not go out at once, of the current transaction of this thread. */
    StatementQueue queue();

    /**
     * Inserts the entity's row, in the current transaction or a new one, by the queue: nothing in the transaction reads
     * it.
     */
    default void insertLast(Object entity) {
        run(entityManager -> queue().insert(entity));
    }

    /** Whether this thread is in a transaction: what it reads then is not yet for others to see. */
    boolean isUnderWay();

    @Override
    default <T> T call(Supplier<T> work) {
        return call(entityManager -> work.get());
    }

    /** The entity of that key, as it is in the current transaction or a new one. */
    default <E> Optional<E> find(Class<E> type, Object key) {
        return call(entityManager -> Optional.ofNullable(entityManager.find(type, key)));
    }

    /** What a query in JPQL finds, each row as the function makes it; {@code ?1} stands for the first value. */
    default <E, T> List<T> list(Class<E> type, Function<E, T> made, String jpql, Object... values) {
        return call(entityManager -> Statements.query(entityManager, type, jpql, values)
                .getResultStream()
                .map(made)
                .toList());
    }

    /** Changes rows or takes them away, as a statement in JPQL says, with values as above; returns how many. */
    default int change(String jpql, Object... values) {
        return call(entityManager -> Statements.change(entityManager, jpql, values));
    }

    /** {@link #call} for work without a result. */
    default void run(Consumer<EntityManager> work) {
        call(entityManager -> {
            work.accept(entityManager);
            return true;
        });
    }
}
