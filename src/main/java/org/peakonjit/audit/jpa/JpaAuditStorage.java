package org.peakonjit.audit.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.peakonjit.audit.AuditStorage;
import org.peakonjit.database.jpa.Platforms;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;

/**
 * PostgreSQL has a partition for each month, and one for the rest: what its clock or a sleeping task puts there is moved
 * when the month's partition is made. That and their end are functions of their owner in the schema, since who serves may
 * have no right to make tables. H2 and MariaDB have one table.
 */
@Singleton
class JpaAuditStorage implements AuditStorage {

    private static final String PREFIX = "audit_event_";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuu_MM");
    private static final int MONTHS_AHEAD = 3;

    private final Transactions transactions;

    @Inject
    JpaAuditStorage(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void prepare(Instant now) {
        Set<YearMonth> missing = transactions.call(em -> isByMonth(em) ? missing(em, monthOf(now)) : Set.of());
        missing.forEach(month -> transactions.run(em -> make(em, month)));
    }

    private static Set<YearMonth> missing(EntityManager em, YearMonth now) {
        Set<YearMonth> missing = new TreeSet<>();
        IntStream.rangeClosed(0, MONTHS_AHEAD).mapToObj(now::plusMonths).forEach(missing::add);
        em.createNativeQuery("select distinct to_char(at at time zone 'UTC', 'YYYY_MM') from audit_event_rest")
                .getResultList()
                .forEach(name -> missing.add(YearMonth.parse((String) name, NAME)));
        months(em).forEach(missing::remove);
        return missing;
    }

    private static void make(EntityManager em, YearMonth month) {
        Statements.sqlQuery(
                        em,
                        "select make_audit_month(cast(?1 as date))",
                        month.atDay(1).toString())
                .getSingleResult();
    }

    @Override
    public List<YearMonth> monthsBefore(Instant instant) {
        YearMonth month = monthOf(instant);
        Set<YearMonth> months = transactions.call(em -> isByMonth(em) ? months(em) : Set.of());
        return months.stream().filter(one -> one.isBefore(month)).toList();
    }

    @Override
    public long forget(YearMonth month) {
        String day = month.atDay(1).toString();
        return transactions.call(em -> Statements.sqlNumber(em, "select drop_audit_month(cast(?1 as date))", day));
    }

    @Override
    public int forgetSingly(Instant before, int atMost) {
        return transactions.call(em -> {
            String table = isByMonth(em) ? "audit_event_rest" : "audit_event";
            String old = " where at < ?1 order by at limit " + atMost;
            String which = Platforms.kind(em).deletesInOrder()
                    ? old
                    : " where id in (select id from (select id from " + table + old + ") old)";
            return Statements.sqlChange(em, "delete from " + table + which, Timestamp.from(before));
        });
    }

    private static Set<YearMonth> months(EntityManager em) {
        Set<YearMonth> months = new TreeSet<>();
        em.createNativeQuery("select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                        + " where i.inhparent = 'audit_event'::regclass")
                .getResultList()
                .forEach(name -> month((String) name).ifPresent(months::add));
        return months;
    }

    private static Optional<YearMonth> month(String table) {
        return table.matches(PREFIX + "[0-9]{4}_[0-9]{2}")
                ? Optional.of(YearMonth.parse(table.substring(PREFIX.length()), NAME))
                : Optional.empty();
    }

    private static YearMonth monthOf(Instant instant) {
        return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
    }

    private static boolean isByMonth(EntityManager em) {
        return Platforms.kind(em).hasPartitions();
    }
}
