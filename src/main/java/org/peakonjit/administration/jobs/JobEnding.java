package org.peakonjit.administration.jobs;

import org.jspecify.annotations.Nullable;
import org.peakonjit.refusal.Fault;

/**
 * What came of a job.
 *
 * @param result for its asker, a record; null where there is none
 * @param trouble why it failed, or why the last one was kept
 */
public record JobEnding(@Nullable Object result, @Nullable Fault trouble, boolean failed) {

    /** @param trouble why the last one that was kept was kept; null where none was */
    public static JobEnding done(@Nullable Object result, @Nullable Fault trouble) {
        return new JobEnding(result, trouble, false);
    }

    public static JobEnding failed(@Nullable Object result, Fault trouble) {
        return new JobEnding(result, trouble, true);
    }
}
