package org.peakonjit.upkeep.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.json.StoredJson;
import org.peakonjit.upkeep.ReconciliationReport;
import org.peakonjit.upkeep.Reconciliations;

/** Reports in the database, so that every node shows the same. */
@Singleton
class JpaReconciliations implements Reconciliations {

    private final Transactions transactions;

    @Inject
    JpaReconciliations(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void keep(String application, ReconciliationReport report) {
        String json = StoredJson.write(report);
        transactions.run(em -> em.merge(new ReconciliationRow(application, json)));
    }

    @Override
    public Optional<ReconciliationReport> last(String application) {
        return transactions
                .find(ReconciliationRow.class, application)
                .map(row -> StoredJson.read(row.report(), ReconciliationReport.class));
    }

    @Override
    public void forget(String application) {
        transactions.run(em -> Optional.ofNullable(em.find(ReconciliationRow.class, application))
                .ifPresent(em::remove));
    }
}
