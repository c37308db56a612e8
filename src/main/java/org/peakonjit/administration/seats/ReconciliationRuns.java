package org.peakonjit.administration.seats;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.peakonjit.administration.Changes;
import org.peakonjit.application.Application;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.license.Seats;
import org.peakonjit.upkeep.Reconciliation;
import org.peakonjit.upkeep.ReconciliationReport;
import org.peakonjit.upkeep.Reconciliations;

/** Reconciles an application when an administrator says so, and tells the audit. */
@Singleton
public class ReconciliationRuns {

    private final Reconciliation reconciliation;
    private final Reconciliations reports;
    private final Seats seats;
    private final Changes changes;

    @Inject
    public ReconciliationRuns(Reconciliation reconciliation, Reconciliations reports, Seats seats, Changes changes) {
        this.reconciliation = reconciliation;
        this.reports = reports;
        this.seats = seats;
        this.changes = changes;
    }

    /**
     * Compares the ledger with Peakon's accounts. May take minutes; not to be called in a transaction.
     *
     * @param actor the administrator's account
     */
    public ReconciliationReport run(String actor, Application application) {
        return told(actor, application, reconciliation.run(application));
    }

    /**
     * The same, and releases what waits for an administrator's word (rule W8).
     *
     * @param confirmed up to how many seats; where there are more by now, they wait for another word
     */
    public ReconciliationReport runReleasing(String actor, Application application, long confirmed) {
        return told(actor, application, reconciliation.runReleasing(application, confirmed));
    }

    /** The last report; empty where nobody has compared them yet. */
    public Optional<ReconciliationReport> last(String application) {
        return reports.last(application);
    }

    /** A report as its reader sees it now. */
    public ReconciliationDocument document(String application, ReconciliationReport report) {
        return ReconciliationDocument.of(report, seats.usage(application).consumed());
    }

    private ReconciliationReport told(String actor, Application application, ReconciliationReport report) {
        String name = application.name();
        changes.tell(actor, AdministrativeAction.APPLICATION_RECONCILED, name, null, document(name, report));
        return report;
    }
}
