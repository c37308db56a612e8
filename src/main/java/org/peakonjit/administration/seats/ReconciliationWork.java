package org.peakonjit.administration.seats;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobEnding;
import org.peakonjit.administration.jobs.JobFault;
import org.peakonjit.administration.jobs.JobRun;
import org.peakonjit.administration.jobs.JobWork;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.refusal.Fault;
import org.peakonjit.upkeep.ReconciliationOutcome;
import org.peakonjit.upkeep.ReconciliationOutcome.OtherRun;
import org.peakonjit.upkeep.ReconciliationReport;

/** Reconciles an application in the background, when an administrator says so. */
@Singleton
public class ReconciliationWork implements JobWork {

    private final Applications applications;
    private final ReconciliationRuns runs;

    @Inject
    public ReconciliationWork(Applications applications, ReconciliationRuns runs) {
        this.applications = applications;
        this.runs = runs;
    }

    /**
     * How it is to be done.
     *
     * @param confirmed up to how many seats that wait for an administrator's word are released
     */
    public record ReconciliationRequest(long confirmed) {}

    @Override
    public Job.Kind kind() {
        return Job.Kind.RECONCILIATION;
    }

    @Override
    public JobEnding run(JobRun run) {
        Job job = run.job();
        Optional<Application> application =
                Optional.ofNullable(job.application()).flatMap(applications::find);
        if (application.isEmpty()) {
            return JobEnding.failed(null, JobFault.APPLICATION_GONE.fault());
        }
        if (!application.get().scim().jitProvisioning()) {
            return JobEnding.failed(null, JobFault.JIT_OFF.fault());
        }
        ReconciliationOutcome outcome = runs.run(
                job.askedBy(),
                application.get(),
                job.id(),
                job.request(ReconciliationRequest.class).confirmed(),
                (all, done) -> run.goOn(all, done, 0));
        if (outcome instanceof OtherRun) {
            boolean gone = applications.findReadable(application.get().name()).isEmpty();
            return JobEnding.failed(null, (gone ? JobFault.APPLICATION_GONE : JobFault.OTHER_COMPARISON).fault());
        }
        return outcome.report()
                .map(report -> ending(run, application.get().name(), report))
                .orElseGet(() -> JobEnding.done(null, null)); // cancelled, or left to another node
    }

    private JobEnding ending(JobRun run, String application, ReconciliationReport report) {
        long all = report.accounts() + report.seats();
        run.report(all, all, 0);
        ReconciliationDocument document = runs.document(application, report);
        String failure = report.failure();
        return failure == null ? JobEnding.done(document, null) : JobEnding.failed(document, Fault.of(failure));
    }
}
