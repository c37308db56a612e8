package org.peakonjit.administration.jobs;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.StoredJson;
import org.peakonjit.refusal.Fault;
import org.peakonjit.schedule.QueuedWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what was asked for, a few jobs at a time on each node: recurring tasks want their threads, too. */
@Singleton
public class JobRunner implements QueuedWork {

    static final String NAME = "job";

    /** Who died as often with it will again. */
    static final int MOST_ATTEMPTS = 4;

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final int AT_ONCE = 2;

    private final Jobs jobs;
    private final List<JobWork> works;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    @Inject
    public JobRunner(Jobs jobs, @Any Instance<JobWork> works, Clock clock) {
        this(jobs, works.stream().toList(), clock);
    }

    public JobRunner(Jobs jobs, List<JobWork> works, Clock clock) {
        this.jobs = jobs;
        this.works = List.copyOf(works);
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean run(String item) {
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            Optional<Job> job = jobs.take(UUID.fromString(item), clock.instant());
            return job.isEmpty() || attempt(job.get());
        } finally {
            places.release();
        }
    }

    private boolean attempt(Job job) {
        JobRun run = new JobRun(job, jobs, clock);
        if (job.attempt() > MOST_ATTEMPTS) {
            end(run, Job.State.FAILED, null, JobFault.GIVEN_UP.fault(MOST_ATTEMPTS));
            return true;
        }
        try {
            JobEnding ending = workOf(job.kind()).run(run);
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            Job.State state =
                    run.isStopped() ? Job.State.CANCELLED : ending.failed() ? Job.State.FAILED : Job.State.DONE;
            end(run, state, ending.result(), ending.trouble());
            return true;
        } catch (RuntimeException e) {
            LOG.error("job {} ({}) broke at attempt {}", job.id(), job.kind().word(), job.attempt(), e);
            if (job.attempt() < MOST_ATTEMPTS) {
                return false;
            }
            end(run, Job.State.FAILED, null, JobFault.BROKE.fault());
            return true;
        }
    }

    private JobWork workOf(Job.Kind kind) {
        return works.stream().filter(work -> work.kind() == kind).findFirst().orElseThrow();
    }

    private void end(JobRun run, Job.State state, @Nullable Object result, @Nullable Fault trouble) {
        Job job = run.job();
        jobs.end(new Job(
                job.id(),
                job.kind(),
                job.application(),
                job.askedBy(),
                job.askedAt(),
                job.begunAt(),
                clock.instant(),
                state,
                job.attempt(),
                job.cancelling(),
                run.total(),
                run.done(),
                run.kept(),
                trouble,
                job.request(),
                result == null ? null : StoredJson.write(result)));
    }
}
