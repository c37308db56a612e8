package org.peakonjit.web.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.web.prepared.Preparations;

@Singleton
class JpaPreparations implements Preparations {

    private final Transactions transactions;

    @Inject
    JpaPreparations(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void begin(String id, String application, Instant until) {
        transactions.run(em -> em.persist(new PreparationRow(id, application, until)));
    }

    @Override
    public void end(String id, String outcome) {
        transactions.change(
                "update PreparationRow p set p.outcome = ?1 where p.id = ?2 and p.taken = false", outcome, id);
    }

    @Override
    public Optional<Preparation> find(String id) {
        return transactions.find(PreparationRow.class, id).map(PreparationRow::toPreparation);
    }

    @Override
    public boolean take(String id) {
        return transactions.change(
                        "update PreparationRow p set p.taken = true, p.outcome = null"
                                + " where p.id = ?1 and p.taken = false",
                        id)
                == 1;
    }

    @Override
    public int forgetBefore(Instant until) {
        return transactions.change("delete from PreparationRow p where p.until < ?1", Timestamp.from(until));
    }
}
