package org.peakonjit.database;

import java.util.function.Supplier;

/** Makes one database transaction of several steps, for those who need not know what is behind it. */
public interface UnitOfWork {

    /** Runs {@code work} in one transaction: committed when it returns, rolled back when it throws. */
    <T> T call(Supplier<T> work);

    /**
     * Runs {@code work} after the current transaction of this thread is committed, and never if it is rolled back; at
     * once where there is none. It is for what this node remembers of the database: nobody sees there what is not
     * committed, and everybody what is. What it throws is logged, since the transaction stands.
     */
    void afterCommit(Runnable work);
}
