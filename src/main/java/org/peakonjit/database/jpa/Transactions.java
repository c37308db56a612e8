package org.peakonjit.database.jpa;

import jakarta.persistence.EntityManager;
import java.util.function.Function;

/** Runs work in a database transaction. */
public interface Transactions {

    /**
     * Runs {@code work} in the current transaction of this thread or, where there is none, in a new one: committed when
     * the work returns, rolled back when it throws. A new transaction that the database ends with a serialization
     * failure or deadlock is run again, a few times.
     */
    <T> T call(Function<EntityManager, T> work);
}
