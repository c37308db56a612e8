package org.peakonjit.upkeep.jpa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.upkeep.ReconciliationReport;
import org.peakonjit.upkeep.Reconciliations;

/** Reports in the database, so that every node shows the same. */
@Singleton
class JpaReconciliations implements Reconciliations {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final Transactions transactions;

    @Inject
    JpaReconciliations(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void keep(String application, ReconciliationReport report) {
        String json = write(report);
        transactions.run(em -> em.merge(new ReconciliationRow(application, json)));
    }

    @Override
    public Optional<ReconciliationReport> last(String application) {
        return transactions
                .call(em -> Optional.ofNullable(em.find(ReconciliationRow.class, application)))
                .map(row -> read(row.report()));
    }

    private static String write(ReconciliationReport report) {
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is always JSON", e);
        }
    }

    private static ReconciliationReport read(String json) {
        try {
            return JSON.readValue(json, ReconciliationReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the kept report is not one of ours", e);
        }
    }
}
