package org.peakonjit.audit.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
import org.peakonjit.database.jpa.JpqlQuery;
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
        JpqlQuery search = new JpqlQuery("AuditRow e");
        search.and("e.kind = ?", AuditEntry.Kind.SIGN_ON);
        search.and("e.person in ?", people);
        query.from().ifPresent(from -> search.and("e.at >= ?", Timestamp.from(from)));
        query.until().ifPresent(until -> search.and("e.at < ?", Timestamp.from(until)));
        if (query.signOns().provisioning()) {
            search.and("e.provisioned is not null");
        }
        transactions.run(em -> search.select(
                        em, "e.person, e.application, count(e)", "group by e.person, e.application", Object[].class)
                .getResultList()
                .forEach(row -> counts.put(new Who((String) row[0], (String) row[1]), (Long) row[2])));
        return counts;
    }
}
