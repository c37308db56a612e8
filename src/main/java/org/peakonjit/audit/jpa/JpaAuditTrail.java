package org.peakonjit.audit.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.TypedQuery;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.database.jpa.Transactions;

/** The audit in the database. */
@Singleton
class JpaAuditTrail implements AuditTrail {

    private final Transactions transactions;

    @Inject
    JpaAuditTrail(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void append(AuditEntry entry) {
        transactions.run(em -> em.persist(new AuditRow(entry)));
    }

    @Override
    public List<AuditEntry> page(AuditQuery query, int offset, int limit) {
        Search search = new Search(query);
        return transactions.call(em -> search.with(
                        em.createQuery("select e" + search.where + order(query.order()), AuditRow.class))
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultStream()
                .map(AuditRow::toEntry)
                .toList());
    }

    @Override
    public long count(AuditQuery query) {
        Search search = new Search(query);
        return transactions.call(em -> search.with(em.createQuery("select count(e)" + search.where, Long.class))
                .getSingleResult());
    }

    private static String order(AuditQuery.Order order) {
        return switch (order) {
            case LATEST -> " order by e.at desc, e.id";
            case EARLIEST -> " order by e.at, e.id";
            case PERSON -> " order by e.person, e.at desc, e.id";
            case APPLICATION -> " order by e.application, e.at desc, e.id";
            case OUTCOME -> " order by e.outcome, e.at desc, e.id";
        };
    }

    /** The query as JPQL; values only ever travel as parameters. */
    private static final class Search {
        private final StringBuilder where = new StringBuilder(" from AuditRow e where 1 = 1");
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        Search(AuditQuery query) {
            query.kind().ifPresent(kind -> and("e.kind = :kind", "kind", kind));
            query.from().ifPresent(from -> and("e.at >= :from", "from", Timestamp.from(from)));
            query.until().ifPresent(until -> and("e.at < :until", "until", Timestamp.from(until)));
            query.application().ifPresent(name -> and("e.application = :application", "application", name));
            query.outcome().ifPresent(outcome -> and("e.outcome = :outcome", "outcome", outcome));
            query.signOns().policy().ifPresent(policy -> and("e.policy = :policy", "policy", policy));
            query.signOns().flow().ifPresent(flow -> and("e.flow = :flow", "flow", flow));
            query.signOns()
                    .admitted()
                    .ifPresent(admitted ->
                            and("e.outcome " + (admitted ? "=" : "<>") + " :admitted", "admitted", "admitted"));
            if (query.signOns().provisioning()) {
                where.append(" and e.provisioned is not null");
            }
            query.person()
                    .map(Search::pattern)
                    .ifPresent(text -> and(
                            "(lower(e.person) like :text escape '!' or lower(e.actor) like :text escape '!')",
                            "text",
                            text));
        }

        private void and(String condition, String name, Object value) {
            where.append(" and ").append(condition);
            parameters.put(name, value);
        }

        private <T> TypedQuery<T> with(TypedQuery<T> typed) {
            parameters.forEach(typed::setParameter);
            return typed;
        }

        private static String pattern(String text) {
            String literal = text.toLowerCase(Locale.ROOT)
                    .replace("!", "!!")
                    .replace("%", "!%")
                    .replace("_", "!_");
            return "%" + literal + "%";
        }
    }
}
