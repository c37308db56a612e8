package org.peakonjit.audit.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.TypedQuery;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.peakonjit.audit.Attempts;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.database.jpa.Transactions;

/** Counts tries in the database: one query for a whole page. */
@Singleton
class JpaAttempts implements Attempts {

    private final Transactions transactions;

    @Inject
    JpaAttempts(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Map<Who, Long> of(AuditQuery query, Collection<AuditEntry> entries) {
        Set<String> people = entries.stream()
                .map(AuditEntry::person)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<Who, Long> counts = new HashMap<>();
        if (people.isEmpty()) {
            return counts;
        }
        String jpql = "select e.person, e.application, count(e) from AuditRow e"
                + " where e.kind = :kind and e.person in :people"
                + (query.from().isPresent() ? " and e.at >= :from" : "")
                + (query.until().isPresent() ? " and e.at < :until" : "")
                + (query.signOns().provisioning() ? " and e.provisioned is not null" : "")
                + " group by e.person, e.application";
        transactions.run(em -> {
            TypedQuery<Object[]> typed = em.createQuery(jpql, Object[].class)
                    .setParameter("kind", AuditEntry.Kind.SIGN_ON)
                    .setParameter("people", people);
            query.from().ifPresent(from -> typed.setParameter("from", Timestamp.from(from)));
            query.until().ifPresent(until -> typed.setParameter("until", Timestamp.from(until)));
            typed.getResultList().forEach(row -> counts.put(new Who((String) row[0], (String) row[1]), (Long) row[2]));
        });
        return counts;
    }
}
