package org.peakonjit.database;

import java.util.function.Supplier;

/** Makes one database transaction of several steps, for those who need not know what is behind it. */
public interface UnitOfWork {

    /** Runs {@code work} in one transaction: committed when it returns, rolled back when it throws. */
    <T> T call(Supplier<T> work);
}
