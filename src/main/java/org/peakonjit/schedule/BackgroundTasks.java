package org.peakonjit.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs the {@link BackgroundTask}s: each one by one node at a time, chosen through the database, where the schedule
 * survives restarts. A node that died in a run is noticed after {@link #DEAD_AFTER_BEATS} missed heartbeats, and the
 * task is run again by another.
 */
@Singleton
public class BackgroundTasks {

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    /** The library refuses less. */
    private static final int DEAD_AFTER_BEATS = 4;

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);
    private static final int THREADS = 3;

    private final DataSource database;
    private final List<BackgroundTask> tasks;
    private final Clock clock;
    private final Duration pollEvery;
    private @Nullable Scheduler scheduler;

    @Inject
    public BackgroundTasks(DataSource database, @Any Instance<BackgroundTask> tasks, Clock clock) {
        this(database, tasks.stream().toList(), clock, Duration.ofSeconds(2));
    }

    BackgroundTasks(DataSource database, List<BackgroundTask> tasks, Clock clock, Duration pollEvery) {
        this.database = database;
        this.tasks = List.copyOf(tasks);
        this.clock = clock;
        this.pollEvery = pollEvery;
    }

    /** Schedules every task that is not scheduled yet, and begins to run what is due on this node. */
    public synchronized void start() {
        if (scheduler != null) {
            return;
        }
        ThreadFactory threads = new DeploymentThreads("background");
        Scheduler started = Scheduler.create(database)
                .startTasks(tasks.stream().map(BackgroundTasks::recurring).toList())
                .schedulerName(new SchedulerName.Fixed("node-" + UUID.randomUUID()))
                .threads(THREADS)
                .executorService(Executors.newFixedThreadPool(THREADS, threads))
                .dueExecutor(Executors.newSingleThreadExecutor(threads))
                .housekeeperExecutor(Executors.newScheduledThreadPool(2, threads))
                .pollingInterval(pollEvery)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(DEAD_AFTER_BEATS)
                .shutdownMaxWait(LONGEST_GOODBYE)
                .clock(clock::instant)
                .build();
        started.start();
        scheduler = started;
    }

    /**
     * Brings a task's next run forward to now, on whichever node takes it. Nothing happens while it is running.
     *
     * @return whether there is such a task and it was not running
     */
    public synchronized boolean runSoon(String name) {
        if (scheduler == null) {
            return false;
        }
        try {
            return scheduler.reschedule(new TaskInstance<>(name, RecurringTask.INSTANCE), clock.instant());
        } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException e) {
            return false;
        }
    }

    /** Ends within seconds: what runs is interrupted when it does not end by itself. */
    @PreDestroy
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    private static RecurringTask<Void> recurring(BackgroundTask task) {
        Schedule schedule = task.dailyAt()
                .<Schedule>map(time -> new Daily(ZoneOffset.UTC, time))
                .orElseGet(() -> FixedDelay.of(task.every()));
        return Tasks.recurring(task.name(), schedule).execute((instance, context) -> task.run());
    }
}
