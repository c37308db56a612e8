package org.peakonjit.provisioning.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.provisioning.ScimUser;

/** Waiting changes in the database: they outlive restarts, and any node may send them. */
@Singleton
class JpaPendingUpdates implements PendingUpdates {

    private final Transactions transactions;
    private final Clock clock;

    @Inject
    JpaPendingUpdates(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void put(UUID seat, String application, String accountId, String address, ScimUser user) {
        transactions.run(em -> {
            PendingUpdateRow known = em.find(PendingUpdateRow.class, seat);
            if (known != null && known.carries(user)) {
                return;
            }
            PendingUpdateRow row = known == null ? new PendingUpdateRow(seat, application) : known;
            row.carry(accountId, address, user, clock.instant());
            em.persist(row);
        });
    }

    @Override
    public Optional<Pending> of(UUID seat) {
        return transactions
                .call(em -> Optional.ofNullable(em.find(PendingUpdateRow.class, seat)))
                .map(PendingUpdateRow::toPending);
    }

    @Override
    public List<Pending> due(int atMost) {
        return transactions.call(em -> em.createQuery(
                        "select p from PendingUpdateRow p where p.due <= :now order by p.due", PendingUpdateRow.class)
                .setParameter("now", Timestamp.from(clock.instant()))
                .setMaxResults(atMost)
                .getResultStream()
                .map(PendingUpdateRow::toPending)
                .toList());
    }

    @Override
    public void settle(Pending pending) {
        transactions.run(em -> same(em, pending).ifPresent(em::remove));
    }

    @Override
    public void postpone(Pending pending, Duration pause) {
        transactions.run(em ->
                same(em, pending).ifPresent(row -> row.postpone(clock.instant().plus(pause))));
    }

    private static Optional<PendingUpdateRow> same(EntityManager em, Pending pending) {
        return Optional.ofNullable(em.find(PendingUpdateRow.class, pending.seat()))
                .filter(row -> row.carries(pending.user()));
    }
}
