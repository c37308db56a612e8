package org.peakonjit.alerting.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.peakonjit.alerting.connection.ConnectionReports;
import org.peakonjit.database.jpa.Transactions;

/** The nodes' words in the database. */
@Singleton
class JpaConnectionReports implements ConnectionReports {

    private final Transactions transactions;

    @Inject
    JpaConnectionReports(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void keep(Report report) {
        transactions.run(em -> {
            ConnectionReportRow kept = em.find(ConnectionReportRow.class, ConnectionReportRow.id(report));
            if (kept == null || !kept.at().isAfter(report.at())) {
                em.merge(new ConnectionReportRow(report));
            }
        });
    }

    @Override
    public List<Report> all() {
        return transactions.list(
                ConnectionReportRow.class, ConnectionReportRow::toReport, "select r from ConnectionReportRow r");
    }

    @Override
    public void forget(String application) {
        transactions.change("delete from ConnectionReportRow r where r.application = ?1", application);
    }

    @Override
    public int forgetBefore(Instant then) {
        return transactions.change("delete from ConnectionReportRow r where r.at < ?1", Timestamp.from(then));
    }
}
