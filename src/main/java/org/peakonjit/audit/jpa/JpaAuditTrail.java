package org.peakonjit.audit.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.database.jpa.JpqlQuery;
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
    public Map<UUID, List<TraceStep>> steps(List<AuditEntry> entries) {
        Map<UUID, List<TraceStep>> steps = new HashMap<>();
        if (!entries.isEmpty()) {
            List<Instant> times = entries.stream().map(AuditEntry::at).sorted().toList();
            JpqlQuery search = new JpqlQuery("TracedAuditRow e");
            search.and("e.id in ?", entries.stream().map(AuditEntry::id).toList());
            search.and("e.at >= ?", Timestamp.from(times.get(0)));
            search.and("e.at <= ?", Timestamp.from(times.get(times.size() - 1)));
            search.and("e.steps is not null");
            transactions.run(em -> search.select(em, "e", "", TracedAuditRow.class)
                    .getResultStream()
                    .forEach(row -> steps.put(row.id(), row.toTraced().steps())));
        }
        return steps;
    }

    @Override
    public int forgetSteps(Instant before) {
        return new ForgottenSteps(transactions).forgetBefore(before);
    }
}
