package org.peakonjit.administration.seats;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.application.Application;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.license.Seats;
import org.peakonjit.upkeep.Reconciliation;
import org.peakonjit.upkeep.Reconciliation.Watcher;
import org.peakonjit.upkeep.ReconciliationOutcome;
import org.peakonjit.upkeep.ReconciliationReport;
import org.peakonjit.upkeep.Reconciliations;

/** Reconciles an application when an administrator says so, and tells the audit. */
@Singleton
public class ReconciliationRuns {

    private final Reconciliation reconciliation;
    private final Reconciliations reports;
    private final Seats seats;
    private final ChangeLog changes;

    @Inject
    public ReconciliationRuns(Reconciliation reconciliation, Reconciliations reports, Seats seats, ChangeLog changes) {
        this.reconciliation = reconciliation;
        this.reports = reports;
        this.seats = seats;
        this.changes = changes;
    }

    /**
     * Compares the ledger with Peakon's accounts. May take minutes; not to be called in a transaction.
     *
     * @param confirmed up to how many seats that wait for an administrator's word are released (rule W8); where there are
     *     more by now, they wait for another word
     * @param run its id: one that was begun is gone on with
     */
    public ReconciliationOutcome run(String actor, Application application, UUID run, long confirmed, Watcher watcher) {
        ReconciliationOutcome outcome = reconciliation.run(application, run, confirmed, watcher);
        outcome.report().ifPresent(report -> record(actor, application.name(), report));
        return outcome;
    }

    /** The last report; empty where nobody has compared them yet. */
    public Optional<ReconciliationReport> last(String application) {
        return reports.last(application);
    }

    /** A report as its reader sees it now. */
    public ReconciliationDocument document(String application, ReconciliationReport report) {
        return ReconciliationDocument.of(report, seats.usage(application).consumed());
    }

    private void record(String actor, String application, ReconciliationReport report) {
        changes.record(
                actor, AdministrativeAction.APPLICATION_RECONCILED, application, null, document(application, report));
    }
}
