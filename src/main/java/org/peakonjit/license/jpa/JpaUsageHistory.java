package org.peakonjit.license.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.license.UsageHistory;

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
        return transactions.list(
                UsageRow.class,
                UsageRow::toPoint,
                "select u from UsageRow u where u.application = ?1 and u.day >= ?2 order by u.day",
                application,
                Date.valueOf(first));
    }

    @Override
    public List<Point> togetherSince(LocalDate first) {
        return transactions.list(
                Object[].class,
                JpaUsageHistory::sum,
                "select u.day, sum(u.consumed), sum(u.limit), count(u.consumed), count(u.limit) from UsageRow u"
                        + " where u.day >= ?1 group by u.day order by u.day",
                Date.valueOf(first));
    }

    private static Point sum(Object[] row) {
        OptionalLong limits =
                row[3].equals(row[4]) ? OptionalLong.of(((Number) row[2]).longValue()) : OptionalLong.empty();
        return Point.together(((Date) row[0]).toLocalDate(), ((Number) row[1]).longValue(), limits);
    }
}
