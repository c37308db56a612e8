package org.peakonjit.schedule;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Instant;

/** A schedule by which a run is due at once that its node broke off, since it stops: another one goes on with it. */
record ResumedSchedule(Schedule usual) implements Schedule {

    /** In the thread of the run, which is interrupted where it was to be broken off. */
    @Override
    public Instant getNextExecutionTime(ExecutionComplete run) {
        return Thread.currentThread().isInterrupted() ? run.getTimeDone() : usual.getNextExecutionTime(run);
    }

    @Override
    public Instant getInitialExecutionTime(Instant now) {
        return usual.getInitialExecutionTime(now);
    }

    @Override
    public boolean isDeterministic() {
        return usual.isDeterministic();
    }
}
