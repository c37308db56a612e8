package org.peakonjit.console.seats;

import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobRequests;
import org.peakonjit.administration.jobs.JobRequests.Begun;
import org.peakonjit.administration.seats.ReconciliationRuns;
import org.peakonjit.administration.seats.ReconciliationWork.ReconciliationRequest;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.page.Navigation;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.upkeep.ReconciliationReport;

/** The last comparison of the ledger that the page of seats shows, and the seats that wait for an administrator's word. */
@Model
public class ReconciliationCard {

    private static final int NAMED = 200;

    @Inject
    ReconciliationRuns runs;

    @Inject
    JobRequests jobs;

    @Inject
    Applications applications;

    @Inject
    SeatsPage ledger;

    @Inject
    Viewer viewer;

    @Inject
    Messages messages;

    private Optional<ReconciliationReport> last = Optional.empty();

    private long confirmed;

    /** Null where there is none yet. */
    public @Nullable ReconciliationReport getReport() {
        if (last.isEmpty()) {
            last = Optional.ofNullable(ledger.getApplication()).flatMap(runs::last);
        }
        return last.orElse(null);
    }

    /** The first holders of seats whose account is gone. */
    public List<String> getGone() {
        ReconciliationReport report = getReport();
        return report == null
                ? List.of()
                : report.seatsWithoutAccount().names().stream().limit(NAMED).toList();
    }

    /** Whether there is anything to compare. */
    public boolean isPossible() {
        return current().filter(one -> one.scim().jitProvisioning()).isPresent();
    }

    /** Compares once more, and releases as many seats as were confirmed. */
    @Changing
    public @Nullable String release() {
        return begin(confirmed);
    }

    @Changing
    public @Nullable String compare() {
        return begin(0);
    }

    @Changing
    @Nullable
    String begin(long upTo) {
        Optional<Application> application = current();
        if (application.isEmpty()) {
            return null;
        }
        Begun begun = jobs.ask(
                Job.Kind.RECONCILIATION, application.get().name(), viewer.actor(), 0, new ReconciliationRequest(upTo));
        return Navigation.redirectTo(begun, messages);
    }

    private Optional<Application> current() {
        return Optional.ofNullable(ledger.getApplication()).flatMap(applications::find);
    }

    /** How many seats wait, as the page said when it was sent. */
    public long getConfirmed() {
        ReconciliationReport report = getReport();
        return report == null ? 0 : report.held();
    }

    public void setConfirmed(long confirmed) {
        this.confirmed = confirmed;
    }
}
