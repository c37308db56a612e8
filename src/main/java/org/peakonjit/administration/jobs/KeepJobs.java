package org.peakonjit.administration.jobs;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;
import org.peakonjit.schedule.WorkQueue;

/** Queues jobs whose node died before it could, and forgets old ones: their files after a day, themselves after 30. */
@Singleton
@Scheduled(name = "jobs", every = "PT1M")
class KeepJobs implements BackgroundTask {

    private static final Duration FILES = Duration.ofDays(1);
    private static final Duration THEMSELVES = Duration.ofDays(30);

    private final Jobs jobs;
    private final Provider<WorkQueue> queue;
    private final Clock clock;

    /** @param queue asked later, since it knows this task */
    @Inject
    KeepJobs(Jobs jobs, Provider<WorkQueue> queue, Clock clock) {
        this.jobs = jobs;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public void run() {
        jobs.unfinished().forEach(id -> queue.get().queue(JobRunner.NAME, id.toString()));
        Instant now = clock.instant();
        jobs.forgetFiles(now.minus(FILES));
        jobs.forget(now.minus(THEMSELVES));
    }
}
