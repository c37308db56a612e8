package org.peakonjit.audit.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.statistics.SignInCount;
import org.peakonjit.audit.statistics.SignInStatistics;
import org.peakonjit.audit.statistics.SignInTimes;
import org.peakonjit.database.jpa.JpqlQuery;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;

/** The statistics in the database: an open day is one query over the index of its time. */
@Singleton
class JpaSignInStatistics implements SignInStatistics {

    private final Transactions transactions;

    @Inject
    JpaSignInStatistics(Transactions transactions) {
        this.transactions = transactions;
    }

    private record Alike(@Nullable String application, String outcome, boolean accountWork) {}

    @Override
    public Optional<LocalDate> lastClosed() {
        return transactions.call(
                em -> Optional.ofNullable(em.createQuery("select max(d.day) from SignInDayRow d", Date.class)
                                .getSingleResult())
                        .map(Date::toLocalDate));
    }

    @Override
    public List<SignInCount> closed(LocalDate first, Optional<String> application) {
        JpqlQuery search = new JpqlQuery("SignInDayRow d");
        search.and("d.signIns > 0");
        search.and("d.day >= ?", Date.valueOf(first));
        application.ifPresent(name -> search.and("d.application = ?", name));
        return transactions.call(em -> search.select(em, "d", "order by d.day, d.id", SignInDayRow.class)
                .getResultStream()
                .map(SignInDayRow::toCount)
                .toList());
    }

    @Override
    public List<SignInCount> count(LocalDate day, Optional<String> application) {
        JpqlQuery search = new JpqlQuery("AuditRow e");
        search.and("e.kind = ?", AuditEntry.Kind.SIGN_ON);
        search.and("e.at >= ?", startOf(day));
        search.and("e.at < ?", startOf(day.plusDays(1)));
        application.ifPresent(name -> search.and("e.application = ?", name));
        List<Object[]> rows = transactions.call(em -> search.select(
                        em,
                        "e.application, e.outcome, e.provisioned, e.took, count(e)",
                        "group by e.application, e.outcome, e.provisioned, e.took",
                        Object[].class)
                .getResultList());
        return sums(day, rows);
    }

    private static List<SignInCount> sums(LocalDate day, List<Object[]> rows) {
        Map<Alike, SignInCount> sums = new HashMap<>();
        for (Object[] row : rows) {
            Alike alike = new Alike((String) row[0], (String) row[1], row[2] != null);
            long count = (Long) row[4];
            SignInTimes times = row[3] == null ? SignInTimes.NONE : SignInTimes.of((Integer) row[3], count);
            sums.merge(
                    alike,
                    new SignInCount(day, alike.application(), alike.outcome(), alike.accountWork(), count, times),
                    (one, other) -> new SignInCount(
                            day,
                            alike.application(),
                            alike.outcome(),
                            alike.accountWork(),
                            one.signIns() + other.signIns(),
                            one.times().plus(other.times())));
        }
        return List.copyOf(sums.values());
    }

    @Override
    public void close(LocalDate day, List<SignInCount> counts) {
        transactions.run(em -> {
            Statements.change(em, "delete from SignInDayRow d where d.day = ?1", Date.valueOf(day));
            em.persist(SignInDayRow.mark(day));
            counts.forEach(count -> em.persist(new SignInDayRow(count)));
        });
    }

    private static Timestamp startOf(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
