package org.peakonjit.schedule.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.schedule.Outbox;

/** What waits to be sent, in the database. A row is locked while it changes: nobody takes what is being replaced. */
@Singleton
class JpaOutbox implements Outbox {

    /** What a node wrote whose clock was ahead is due at once, for nobody knows when else. */
    private static final String DUE = "o.due is not null and (o.due <= ?2 or o.writtenAt > ?3)";

    private static final String FAILED = "o.attempts > 0";

    private final Transactions transactions;
    private final Clock clock;

    @Inject
    JpaOutbox(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void put(String kind, String item, String payload) {
        transactions.run(em -> {
            Optional<OutboxRow> row = locked(em, kind, item);
            if (row.isEmpty()) {
                em.persist(new OutboxRow(kind, item, payload, clock.instant()));
            } else if (!payload.equals(row.get().payload())) {
                row.get().carry(payload, clock.instant());
            }
        });
    }

    @Override
    public Optional<Entry> find(String kind, String item) {
        return transactions.find(OutboxRow.class, OutboxRow.id(kind, item)).map(OutboxRow::toEntry);
    }

    @Override
    public Optional<Entry> take(String kind, Duration lease) {
        Instant now = clock.instant();
        Timestamp ahead = Timestamp.from(OutboxRow.ahead(now));
        return transactions.call(em -> rows(em, DUE + " order by o.due", kind, Timestamp.from(now), ahead)
                .setMaxResults(10)
                .getResultStream()
                .flatMap(due -> locked(em, kind, due.toEntry().item()).stream())
                .filter(row -> row.lease(now, now.plus(lease)))
                .findFirst()
                .map(OutboxRow::toEntry));
    }

    @Override
    public void remove(Entry taken) {
        transactions.run(em -> locked(em, taken).ifPresent(em::remove));
    }

    @Override
    public void remove(String kind, String item) {
        transactions.run(em -> locked(em, kind, item).ifPresent(em::remove));
    }

    @Override
    public void failed(Entry taken, String trouble, @Nullable Instant nextTry) {
        transactions.run(em -> locked(em, taken).ifPresent(row -> row.failed(trouble, nextTry)));
    }

    private static Optional<OutboxRow> locked(EntityManager em, Entry taken) {
        return locked(em, taken.kind(), taken.item())
                .filter(row -> row.toEntry().revision() == taken.revision());
    }

    private static Optional<OutboxRow> locked(EntityManager em, String kind, String item) {
        return Statements.locked(em, OutboxRow.class, OutboxRow.id(kind, item));
    }

    @Override
    public List<Entry> failed(String kind, int atMost) {
        return transactions.call(em -> rows(em, FAILED + " order by o.writtenAt desc", kind)
                .setMaxResults(atMost)
                .getResultStream()
                .map(OutboxRow::toEntry)
                .toList());
    }

    @Override
    public long countFailed(String kind) {
        return transactions.call(em -> Statements.query(
                        em, Long.class, "select count(o) from OutboxRow o where o.kind = ?1 and " + FAILED, kind)
                .getSingleResult());
    }

    @Override
    public int retry(String kind) {
        return transactions.call(em -> {
            List<OutboxRow> failed = rows(em, FAILED, kind).getResultList();
            failed.forEach(row -> row.tryFrom(clock.instant()));
            return failed.size();
        });
    }

    @Override
    public boolean retry(String kind, String item) {
        return transactions.call(em -> {
            Optional<OutboxRow> row = locked(em, kind, item);
            row.ifPresent(one -> one.beginAnew(clock.instant()));
            return row.isPresent();
        });
    }

    /** @param values the kind, and what the condition has from {@code ?2} on */
    private static TypedQuery<OutboxRow> rows(EntityManager em, String condition, Object... values) {
        return Statements.query(
                em, OutboxRow.class, "select o from OutboxRow o where o.kind = ?1 and " + condition, values);
    }

    @Override
    public void forgetBefore(String kind, Instant then) {
        transactions.change(
                "delete from OutboxRow o where o.kind = ?1 and o.writtenAt < ?2", kind, Timestamp.from(then));
    }
}
