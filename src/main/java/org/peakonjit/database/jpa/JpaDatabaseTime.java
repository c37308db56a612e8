package org.peakonjit.database.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.peakonjit.database.DatabaseTime;

/** The time of the clock that all nodes share. */
@Singleton
class JpaDatabaseTime implements DatabaseTime {

    private final Transactions transactions;
    private final DatabaseClock clock;

    @Inject
    JpaDatabaseTime(Transactions transactions, DatabaseClock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return transactions.call(em -> {
            em.createNativeQuery("select 1").getSingleResult(); // H2's clock is ours: that it answers counts
            return clock.now(em);
        });
    }
}
