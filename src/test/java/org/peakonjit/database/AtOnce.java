package org.peakonjit.database;

import java.util.function.Supplier;

/** A unit of work without a database. */
public final class AtOnce implements UnitOfWork {

    @Override
    public <T> T call(Supplier<T> work) {
        return work.get();
    }

    @Override
    public void afterCommit(Runnable work) {
        work.run();
    }
}
