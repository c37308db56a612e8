package org.peakonjit.license.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
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
}
