package org.peakonjit.database.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.peakonjit.database.UnitOfWork;

/** A unit of work is a JPA transaction that the ledger, the audit and the rest join. */
@Singleton
class JpaUnitOfWork implements UnitOfWork {

    private final Transactions transactions;

    @Inject
    JpaUnitOfWork(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public <T> T call(Supplier<T> work) {
        return transactions.call(entityManager -> work.get());
    }

    @Override
    public void afterCommit(Runnable work) {
        transactions.afterCommit(work);
    }
}
