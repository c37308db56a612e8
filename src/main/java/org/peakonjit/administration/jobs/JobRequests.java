package org.peakonjit.administration.jobs;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.json.StoredJson;
import org.peakonjit.schedule.WorkQueue;

/** Asks for jobs, and has them stopped. */
@Singleton
public class JobRequests {

    private final Jobs jobs;
    private final WorkQueue queue;
    private final UnitOfWork unitOfWork;
    private final ChangeLog changes;
    private final Clock clock;

    @Inject
    public JobRequests(Jobs jobs, WorkQueue queue, UnitOfWork unitOfWork, ChangeLog changes, Clock clock) {
        this.jobs = jobs;
        this.queue = queue;
        this.unitOfWork = unitOfWork;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * A job to watch.
     *
     * @param isNew whether it was begun for this request; otherwise, it was under way
     */
    public record Begun(Job job, boolean isNew) {}

    /**
     * Begins a job, or answers the one that is under way where there may be only one. Not to be called in a transaction.
     *
     * @param total how much there is to do; 0 = nobody knows
     * @param request a record that {@link StoredJson} can read again
     */
    public Begun ask(Job.Kind kind, @Nullable String application, String actor, long total, Object request) {
        Job fresh = Job.asked(kind, application, actor, clock.instant(), total, StoredJson.write(request));
        Job kept = jobs.keep(fresh);
        queue.queue(JobRunner.NAME, kept.id().toString());
        return new Begun(jobs.find(kept.id()).orElse(kept), kept.id().equals(fresh.id()));
    }

    /**
     * Has a job stopped between two of its pieces; what is done stays done.
     *
     * @return whether there was something to stop
     */
    public boolean cancel(String actor, Job job) {
        return unitOfWork.call(() -> {
            boolean stopped = jobs.cancel(job.id(), clock.instant());
            if (stopped) {
                changes.record(
                        actor, AdministrativeAction.JOB_CANCELLED, job.kind().word() + "/" + job.id(), null, null);
            }
            return stopped;
        });
    }
}
