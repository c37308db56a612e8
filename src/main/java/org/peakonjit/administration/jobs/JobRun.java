package org.peakonjit.administration.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** An attempt at a job, as whoever does it sees it. */
public final class JobRun {

    private static final Duration BETWEEN_NOTES = Duration.ofSeconds(1);

    private final Job job;
    private final Jobs jobs;
    private final Clock clock;
    private Instant noted = Instant.MIN;
    private boolean stopped;
    private long total;
    private long done;
    private long kept;

    JobRun(Job job, Jobs jobs, Clock clock) {
        this.job = job;
        this.jobs = jobs;
        this.clock = clock;
        this.total = job.total();
    }

    public Job job() {
        return job;
    }

    /**
     * Tells how far it is; others see it within a second or two.
     *
     * @param allThereIs 0 = nobody knows
     * @return whether to go on: nobody cancelled it, this node is not being stopped, and no other has taken over
     */
    public boolean goOn(long allThereIs, long nowDone, long nowKept) {
        report(allThereIs, nowDone, nowKept);
        Instant now = clock.instant();
        if (!stopped && !now.isBefore(noted.plus(BETWEEN_NOTES))) {
            noted = now;
            stopped = !jobs.progress(job.id(), job.attempt(), total, done, kept);
        }
        return !stopped && !Thread.currentThread().isInterrupted();
    }

    /** Tells how far it came at the end, when there is nothing left to stop. */
    public void report(long allThereIs, long nowDone, long nowKept) {
        total = allThereIs;
        done = nowDone;
        kept = nowKept;
    }

    /** Keeps a piece of the file that it makes. */
    public void keepPiece(int number, byte[] content) {
        jobs.keepPiece(job.id(), job.attempt(), number, content);
    }

    /** Forgets what an earlier attempt made of the file. */
    public void dropFile() {
        jobs.dropFile(job.id(), job.attempt());
    }

    /** Whether it was told to stop. */
    boolean isStopped() {
        return stopped;
    }

    long total() {
        return total;
    }

    long done() {
        return done;
    }

    long kept() {
        return kept;
    }
}
