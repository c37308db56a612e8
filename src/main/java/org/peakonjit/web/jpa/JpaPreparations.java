package org.peakonjit.web.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.web.prepared.Preparations;

/** Preparations in the database. */
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
        transactions.run(em -> em.createQuery(
                        "update PreparationRow p set p.outcome = :outcome where p.id = :id and p.taken = false")
                .setParameter("outcome", outcome)
                .setParameter("id", id)
                .executeUpdate());
    }

    @Override
    public Optional<Preparation> find(String id) {
        return transactions.call(
                em -> Optional.ofNullable(em.find(PreparationRow.class, id)).map(PreparationRow::toPreparation));
    }

    @Override
    public boolean take(String id) {
        return transactions.call(em -> em.createQuery(
                                "update PreparationRow p set p.taken = true, p.outcome = null where p.id = :id and p.taken = false")
                        .setParameter("id", id)
                        .executeUpdate()
                == 1);
    }

    @Override
    public int forgetBefore(Instant until) {
        return transactions.call(em -> em.createQuery("delete from PreparationRow p where p.until < :until")
                .setParameter("until", Timestamp.from(until))
                .executeUpdate());
    }
}
