package org.peakonjit.administration.jobs;

/** How jobs of a kind are done. Every CDI bean of this type is known to the {@link JobRunner}. */
public interface JobWork {

    Job.Kind kind();

    /**
     * Does it. It may be killed at any point, and is run again from the beginning then: what is done already is found done.
     * Between two pieces it asks {@link JobRun#goOn}, and ends when it shall not. Not to be called in a transaction.
     */
    JobEnding run(JobRun run);
}
