package org.peakonjit.audit.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.database.keyset.Place;
import org.peakonjit.database.keyset.RowCount;
import org.peakonjit.database.keyset.Slice;
import org.peakonjit.trace.TraceStep;

@Singleton
class JpaAuditTrail implements AuditTrail {

    private final Transactions transactions;

    @Inject
    JpaAuditTrail(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void append(AuditEntry entry, List<TraceStep> steps) {
        transactions.insertLast(new TracedAuditRow(entry, steps));
    }

    @Override
    public Slice<AuditEntry> page(AuditQuery query, Place place, int limit) {
        return transactions.call(
                em -> new AuditSearch(em, query).page(place, limit).map(AuditRow::toEntry));
    }

    @Override
    public long count(AuditQuery query) {
        return transactions.call(em -> new AuditSearch(em, query).count());
    }

    @Override
    public RowCount found(AuditQuery query) {
        return transactions.call(em -> new AuditSearch(em, query).found());
    }

    @Override
    public Optional<TracedEntry> byReference(String reference) {
        return transactions.call(em -> Statements.query(
                        em, TracedAuditRow.class, "select e from TracedAuditRow e where e.reference = ?1", reference)
                .setMaxResults(1)
                .getResultStream()
                .map(TracedAuditRow::toTraced)
                .findFirst());
    }

    @Override
    public int forgetSteps(Instant before) {
        return transactions.change(
                "update TracedAuditRow e set e.steps = null where e.at < ?1 and e.steps is not null",
                Timestamp.from(before));
    }
}
