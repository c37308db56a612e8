package org.peakonjit.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.Database;
import org.peakonjit.database.DatabaseTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the {@link BackgroundTask}s: each one by one node at a time, chosen through the database, where the schedule
 * survives restarts. A node that died in a run is noticed after {@link #DEAD_AFTER_BEATS} missed heartbeats, and the
 * task is run again by another; at once, where the node was stopped. So is {@link QueuedWork}, which is done as soon as
 * there is a thread for it.
 */
@Singleton
public class BackgroundTasks implements WorkQueue {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundTasks.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    /** The library refuses less. */
    private static final int DEAD_AFTER_BEATS = 4;

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);
    private static final int THREADS = 5;
    /** More than daylight saving time set by hand. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(61);
    /** Until an item that could not be dealt with is tried again. */
    private static final Duration LATER = Duration.ofSeconds(5);

    private final DataSource database;
    private final Consumer<Runnable> patiently;
    private final List<BackgroundTask> tasks;
    private final List<QueuedWork> works;
    private final Clock clock;
    private final DatabaseTime databaseTime;
    private final Duration pollEvery;
    private final ClockChange clockChange;
    private @Nullable Scheduler scheduler;
    private @Nullable ScheduledExecutorService clockWatch;
    private @Nullable QuietScheduler quiet;

    @Inject
    public BackgroundTasks(
            Database database,
            @Any Instance<BackgroundTask> tasks,
            @Any Instance<QueuedWork> works,
            Clock clock,
            DatabaseTime databaseTime) {
        this(
                database.patientDataSource(),
                database::patiently,
                tasks.stream().toList(),
                works.stream().toList(),
                clock,
                databaseTime,
                Duration.ofSeconds(2));
    }

    /** @param patiently runs work when the database is there */
    BackgroundTasks(
            DataSource database,
            Consumer<Runnable> patiently,
            List<BackgroundTask> tasks,
            List<QueuedWork> works,
            Clock clock,
            DatabaseTime databaseTime,
            Duration pollEvery) {
        this.database = database;
        this.patiently = patiently;
        this.tasks = List.copyOf(tasks);
        this.works = List.copyOf(works);
        this.clock = clock;
        this.databaseTime = databaseTime;
        this.pollEvery = pollEvery;
        this.clockChange = new ClockChange(clock, pauses());
    }

    /** Schedules every task that is not scheduled yet, and begins to run what is due on this node. */
    public synchronized void start() {
        if (scheduler != null) {
            return;
        }
        ThreadFactory threads = new DeploymentThreads("background");
        List<Task<?>> queued = works.stream().<Task<?>>map(this::queued).toList();
        Scheduler started = Scheduler.create(database, queued)
                .startTasks(tasks.stream().map(this::recurring).toList())
                .schedulerName(new SchedulerName.Fixed("node-" + UUID.randomUUID()))
                .threads(THREADS)
                .executorService(Executors.newFixedThreadPool(THREADS, threads))
                .dueExecutor(Executors.newSingleThreadExecutor(threads))
                .housekeeperExecutor(Executors.newScheduledThreadPool(2, threads))
                .pollingInterval(pollEvery)
                .enableImmediateExecution()
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(DEAD_AFTER_BEATS)
                .shutdownMaxWait(LONGEST_GOODBYE)
                .clock(clock::instant)
                .build();
        quiet = new QuietScheduler();
        started.start();
        scheduler = started;
        clockWatch = Executors.newSingleThreadScheduledExecutor(threads);
        clockChange.watch(clockWatch, this::catchUp);
    }

    /**
     * Brings a task's next run forward to now, on whichever node takes it. Nothing happens while it is running.
     *
     * @return whether there is such a task, and it was neither running nor brought forward by another node just then
     */
    public synchronized boolean runSoon(String name) {
        if (scheduler == null) {
            return false;
        }
        try {
            return scheduler.reschedule(new TaskInstance<>(name, RecurringTask.INSTANCE), clock.instant());
        } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException | ExecutionException e) {
            return false; // the last one: another node has just taken it, or brought it forward
        }
    }

    private synchronized @Nullable Scheduler running() {
        return scheduler;
    }

    @Override
    public synchronized void queue(String work, String item) {
        if (scheduler != null) {
            scheduler.scheduleIfNotExists(new TaskInstance<>(work, item), clock.instant());
        }
    }

    void catchUp() {
        Scheduler started = running();
        if (started != null) {
            clockChange.catchUp(started);
        }
    }

    /** Ends within seconds: what runs is interrupted when it does not end by itself. */
    @PreDestroy
    public synchronized void stop() {
        if (clockWatch != null) {
            clockWatch.shutdownNow();
            clockWatch = null;
        }
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
        if (quiet != null) {
            quiet.close();
            quiet = null;
        }
    }

    private Map<String, Duration> pauses() {
        Map<String, Duration> pauses = new HashMap<>();
        tasks.forEach(task -> pauses.put(
                task.name(), task.dailyAt().map(time -> Duration.ofDays(1)).orElseGet(task::every)));
        works.forEach(work -> pauses.put(work.name(), LATER));
        return pauses;
    }

    private CustomTask<Void> queued(QueuedWork work) {
        return Tasks.custom(work.name(), Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(LATER))
                .onDeadExecutionRevive()
                .execute((item, context) -> isDone(work, item.getId())
                        ? new CompletionHandler.OnCompleteRemove<>()
                        : new CompletionHandler.OnCompleteReschedule<>(FixedDelay.of(LATER)));
    }

    private boolean isDone(QueuedWork work, String item) {
        AtomicBoolean done = new AtomicBoolean();
        patiently.accept(() -> done.set(work.run(item)));
        return done.get();
    }

    private RecurringTask<Void> recurring(BackgroundTask task) {
        Schedule schedule = task.dailyAt()
                .<Schedule>map(time -> new Daily(ZoneOffset.UTC, time))
                .orElseGet(() -> FixedDelay.of(task.every()));
        return Tasks.recurring(task.name(), new ResumedSchedule(schedule))
                .execute((instance, context) -> patiently.accept(() -> run(task)));
    }

    private void run(BackgroundTask task) {
        if (task.irrevocable()) {
            Instant here = clock.instant();
            Instant there = databaseTime.now();
            if (Duration.between(here, there).abs().compareTo(CLOCKS_APART) > 0) {
                LOG.warn("{} waits: here it is {}, at the database {}; set the clocks", task.name(), here, there);
                return;
            }
        }
        task.run();
    }
}
