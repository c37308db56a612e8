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
import org.peakonjit.database.jpa.JpqlQuery;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.trace.TraceStep;

/** The audit in the database. */
@Singleton
class JpaAuditTrail implements AuditTrail {

    private final Transactions transactions;

    @Inject
    JpaAuditTrail(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void append(AuditEntry entry, List<TraceStep> steps) {
        transactions.run(em -> em.persist(new TracedAuditRow(entry, steps)));
    }

    @Override
    public List<AuditEntry> page(AuditQuery query, int offset, int limit) {
        return transactions.call(em -> search(query)
                .select(em, "e", order(query.order()), AuditRow.class)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultStream()
                .map(AuditRow::toEntry)
                .toList());
    }

    @Override
    public long count(AuditQuery query) {
        return transactions.call(
                em -> search(query).select(em, "count(e)", "", Long.class).getSingleResult());
    }

    @Override
    public Optional<TracedSignOn> signOn(String reference) {
        return transactions.call(em -> em.createQuery(
                        "select e from TracedAuditRow e where e.reference = :reference and e.kind = :kind",
                        TracedAuditRow.class)
                .setParameter("reference", reference)
                .setParameter("kind", AuditEntry.Kind.SIGN_ON)
                .setMaxResults(1)
                .getResultStream()
                .map(TracedAuditRow::toSignOn)
                .findFirst());
    }

    @Override
    public int forgetSteps(Instant before) {
        return transactions.call(em -> em.createQuery(
                        "update TracedAuditRow e set e.steps = null where e.at < :before and e.steps is not null")
                .setParameter("before", Timestamp.from(before))
                .executeUpdate());
    }

    private static String order(AuditQuery.Order order) {
        return switch (order) {
            case LATEST -> "order by e.at desc, e.id";
            case EARLIEST -> "order by e.at, e.id";
            case PERSON -> "order by e.person, e.at desc, e.id";
            case APPLICATION -> "order by e.application, e.at desc, e.id";
            case OUTCOME -> "order by e.outcome, e.at desc, e.id";
        };
    }

    private static JpqlQuery search(AuditQuery query) {
        JpqlQuery search = new JpqlQuery("AuditRow e");
        query.kind().ifPresent(kind -> search.and("e.kind = :kind", "kind", kind));
        query.from().ifPresent(from -> search.and("e.at >= :from", "from", Timestamp.from(from)));
        query.until().ifPresent(until -> search.and("e.at < :until", "until", Timestamp.from(until)));
        query.application().ifPresent(name -> search.and("e.application = :application", "application", name));
        query.outcome().ifPresent(outcome -> search.and("e.outcome = :outcome", "outcome", outcome));
        query.signOns().policy().ifPresent(policy -> search.and("e.policy = :policy", "policy", policy));
        query.signOns().flow().ifPresent(flow -> search.and("e.flow = :flow", "flow", flow));
        query.signOns()
                .admitted()
                .ifPresent(admitted ->
                        search.and("e.outcome " + (admitted ? "=" : "<>") + " :admitted", "admitted", "admitted"));
        if (query.signOns().provisioning()) {
            search.and("e.provisioned is not null");
        }
        query.person().ifPresent(text -> search.andContains(text, "e.person", "e.actor"));
        return search;
    }
}
