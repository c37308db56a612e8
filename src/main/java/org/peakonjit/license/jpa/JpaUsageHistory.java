package org.peakonjit.license.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.license.UsageHistory;

/** The history in the database. */
@Singleton
class JpaUsageHistory implements UsageHistory {

    private final Transactions transactions;

    @Inject
    JpaUsageHistory(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void keep(String application, Point point) {
        transactions.run(em -> em.merge(new UsageRow(application, point)));
    }

    @Override
    public List<Point> since(String application, LocalDate first) {
        return transactions.call(em -> em.createQuery(
                        "select u from UsageRow u where u.application = :application and u.day >= :first"
                                + " order by u.day",
                        UsageRow.class)
                .setParameter("application", application)
                .setParameter("first", Date.valueOf(first))
                .getResultStream()
                .map(UsageRow::toPoint)
                .toList());
    }

    @Override
    public List<Point> togetherSince(LocalDate first) {
        return transactions.call(em -> em.createQuery(
                        "select u.day, sum(u.consumed), sum(u.limit), count(u.consumed), count(u.limit) from UsageRow u"
                                + " where u.day >= :first group by u.day order by u.day",
                        Object[].class)
                .setParameter("first", Date.valueOf(first))
                .getResultStream()
                .map(JpaUsageHistory::sum)
                .toList());
    }

    private static Point sum(Object[] row) {
        LocalDate day = ((Date) row[0]).toLocalDate();
        long consumed = ((Number) row[1]).longValue();
        return row[3].equals(row[4])
                ? Point.together(day, consumed, ((Number) row[2]).longValue())
                : new Point(day, consumed, OptionalInt.empty());
    }
}
