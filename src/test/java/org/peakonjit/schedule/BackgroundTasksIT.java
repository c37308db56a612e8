package org.peakonjit.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.database.DatabaseTime;

class BackgroundTasksIT {

    private static final Duration POLL = Duration.ofMillis(50);

    private DataSource database;
    private final List<BackgroundTasks> nodes = new ArrayList<>();

    @BeforeEach
    void createTheTable() throws Exception {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        database = h2;
        try (Connection connection = database.getConnection();
                var migration = getClass().getResourceAsStream("/db/migration/V1__schema.sql")) {
            String schema = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
            connection.createStatement().execute(schema.substring(schema.indexOf("create table scheduled_tasks")));
        }
    }

    @AfterEach
    void stop() {
        nodes.forEach(BackgroundTasks::stop);
    }

    @Test
    void runAgainAndAgain() throws Exception {
        CountDownLatch runs = new CountDownLatch(3);
        started(new Recurring("again", Duration.ofMillis(10), runs::countDown));
        assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void runAgainAfterAFailure() throws Exception {
        CountDownLatch runs = new CountDownLatch(3);
        started(new Recurring("fails", Duration.ofMillis(10), () -> {
            runs.countDown();
            throw new IllegalStateException("this run fails");
        }));
        assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void runOnOneNodeAtATime() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger together = new AtomicInteger();
        CountDownLatch runs = new CountDownLatch(10);
        Recurring task = new Recurring("alone", Duration.ofMillis(1), () -> {
            together.accumulateAndGet(running.incrementAndGet(), Math::max);
            pause();
            running.decrementAndGet();
            runs.countDown();
        });
        started(task);
        started(task);
        assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(together).hasValue(1);
    }

    @Test
    void keepTheirScheduleOverARestart() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        BackgroundTasks one = started(new Recurring("daily", Duration.ofDays(1), first::countDown));
        assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
        one.stop();

        CountDownLatch second = new CountDownLatch(1);
        started(new Recurring("daily", Duration.ofDays(1), second::countDown));
        assertThat(second.await(1, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void runSoonWhenAsked() throws Exception {
        CountDownLatch runs = new CountDownLatch(2);
        BackgroundTasks one = started(new Recurring("daily", Duration.ofDays(1), runs::countDown));
        while (runs.getCount() > 1 || !one.runSoon("daily")) {
            pause();
        }
        assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(one.runSoon("unknown")).isFalse();
    }

    @Test
    void stopWithinSecondsThoughATaskHangs() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        BackgroundTasks one = started(new Recurring("hangs", Duration.ofDays(1), () -> {
            hanging.countDown();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        }));
        assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();
        Instant before = Instant.now();
        one.stop();
        assertThat(interrupted.await(1, TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void goOnAtAnotherNodeWhereTheirsIsStoppedInTheMiddle() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(2);
        Recurring task = new Recurring("long", Duration.ofDays(1), () -> {
            first.countDown();
            second.countDown();
            while (second.getCount() > 0 && !Thread.currentThread().isInterrupted()) {
                pause();
            }
        });
        BackgroundTasks one = started(task);
        assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
        one.stop();

        started(task);
        assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void doQueuedWorkOnceAndAtOnce() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(1);
        QueuedWork work = new QueuedWork() {
            @Override
            public String name() {
                return "work";
            }

            @Override
            public boolean run(String item) {
                runs.incrementAndGet();
                done.countDown();
                return item.equals("seven");
            }
        };
        for (int i = 0; i < 2; i++) {
            BackgroundTasks node = new BackgroundTasks(
                    database,
                    Runnable::run,
                    List.of(),
                    List.of(work),
                    Clock.systemUTC(),
                    Instant::now,
                    Duration.ofSeconds(30));
            nodes.add(node);
            node.start();
        }
        nodes.get(0).queue("work", "seven");
        nodes.get(1).queue("work", "seven");

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 20; i++) {
            pause();
        }
        assertThat(runs.get()).isLessThanOrEqualTo(2);
        nodes.get(0).queue("work", "seven");
    }

    @Test
    void areNotLateWhereTheClockIsSetBack() throws Exception {
        ManualClock clock = new ManualClock("2030-01-02T00:00:00Z");
        CountDownLatch runs = new CountDownLatch(2);
        BackgroundTasks node = new BackgroundTasks(
                database,
                Runnable::run,
                List.of(new Recurring("hourly", Duration.ofHours(1), runs::countDown)),
                List.of(),
                clock,
                clock::instant,
                POLL);
        nodes.add(node);
        node.start();
        while (runs.getCount() > 1) {
            pause();
        }

        clock.now = Instant.parse("2030-01-01T00:00:00Z");
        while (!runs.await(50, TimeUnit.MILLISECONDS)) {
            node.catchUp();
        }

        assertThat(runs.getCount()).isZero();
    }

    @Test
    void doNothingIrrevocableWhileTheClocksDisagree() throws Exception {
        ManualClock clock = new ManualClock("2030-01-01T00:00:00Z");
        Instant atDatabase = clock.instant();
        AtomicInteger forgotten = new AtomicInteger();
        CountDownLatch others = new CountDownLatch(5);
        clock.now = atDatabase.plus(Duration.ofDays(800));
        started(
                clock,
                () -> atDatabase,
                new Recurring("forgets", Duration.ofMillis(10), true, forgotten::incrementAndGet),
                new Recurring("other", Duration.ofMillis(10), others::countDown));
        while (!others.await(50, TimeUnit.MILLISECONDS)) {
            clock.now = clock.now.plusSeconds(1);
        }
        assertThat(forgotten).hasValue(0);

        clock.now = atDatabase.plus(Duration.ofMinutes(30));
        await().until(() -> {
            nodes.get(0).catchUp();
            clock.now = clock.now.plusMillis(100);
            return forgotten.get() > 0;
        });
    }

    private BackgroundTasks started(BackgroundTask task) {
        return started(Clock.systemUTC(), Instant::now, task);
    }

    private BackgroundTasks started(Clock clock, DatabaseTime databaseTime, BackgroundTask... all) {
        BackgroundTasks tasks =
                new BackgroundTasks(database, Runnable::run, List.of(all), List.of(), clock, databaseTime, POLL);
        nodes.add(tasks);
        tasks.start();
        return tasks;
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Recurring(String name, Duration every, boolean irrevocable, Runnable work)
            implements BackgroundTask {

        Recurring(String name, Duration every, Runnable work) {
            this(name, every, false, work);
        }

        @Override
        public Optional<LocalTime> dailyAt() {
            return Optional.empty();
        }

        @Override
        public void run() {
            work.run();
        }
    }
}
