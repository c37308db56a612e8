package org.peakonjit.administration.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.jobs.Job.State;
import org.peakonjit.administration.jobs.JobRequests.Begun;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.audit.AdministrativeEvent;
import org.peakonjit.database.AtOnce;
import org.peakonjit.events.RecordedEvents;

class JobRunnerTest {

    private final InMemoryJobs jobs = new InMemoryJobs();
    private final List<String> queued = new ArrayList<>();
    private final RecordedEvents<AdministrativeEvent> told = new RecordedEvents<>();
    private final JobRequests requests = new JobRequests(
            jobs,
            (work, item) -> queued.add(item),
            new AtOnce(),
            new ChangeLog(told, Clock.systemUTC()),
            Clock.systemUTC());

    private JobRunner runner(Function<JobRun, JobEnding> work) {
        return new JobRunner(
                jobs,
                List.of(new JobWork() {
                    @Override
                    public Job.Kind kind() {
                        return Job.Kind.RECONCILIATION;
                    }

                    @Override
                    public JobEnding run(JobRun run) {
                        return work.apply(run);
                    }
                }),
                Clock.systemUTC());
    }

    private Begun ask() {
        return requests.ask(Job.Kind.RECONCILIATION, "peakon", "admin", 7, Map.of("some", "thing"));
    }

    private Job job() {
        return jobs.page(new JobQuery(Optional.empty(), Optional.empty(), Optional.empty()), 0, 1)
                .get(0);
    }

    @Test
    void keepsWhatCameOfIt() {
        Begun begun = ask();
        assertThat(begun.isNew()).isTrue();

        assertThat(runner(run -> {
                            run.goOn(7, 6, 1);
                            return JobEnding.done(Map.of("released", 6), JobFault.JIT_OFF.fault());
                        })
                        .run(queued.get(0)))
                .isTrue();

        assertThat(job().state()).isEqualTo(State.DONE);
        assertThat(job().result()).isEqualTo("{\"released\":6}");
        assertThat(job().done()).isEqualTo(6);
        assertThat(job().kept()).isEqualTo(1);
        assertThat(job().percent()).isEqualTo(100);
        assertThat(job().trouble()).isNotNull();
    }

    @Test
    void isTheSameForASecondRequestUntilItEnded() {
        Begun first = ask();
        assertThat(ask().job().id()).isEqualTo(first.job().id());
        assertThat(ask().isNew()).isFalse();
        runner(run -> JobEnding.done(null, null)).run(queued.get(0));

        assertThat(ask().isNew()).isTrue();
    }

    @Test
    void stopsWhereSomebodyWantsItTo() {
        Job asked = ask().job();
        runner(run -> {
                    assertThat(run.goOn(7, 1, 0)).isTrue();
                    assertThat(requests.cancel("admin", asked)).isTrue();
                    Instant end = Instant.now().plus(Duration.ofSeconds(5));
                    long done = 1;
                    while (run.goOn(7, done, 0) && Instant.now().isBefore(end)) {
                        done = 2;
                    }
                    return JobEnding.done(Map.of("released", done), null);
                })
                .run(queued.get(0));

        assertThat(job().state()).isEqualTo(State.CANCELLED);
        assertThat(told.fired()).extracting("action").containsExactly(AdministrativeAction.JOB_CANCELLED);
        assertThat(requests.cancel("admin", asked)).isFalse();
    }

    @Test
    void doesNotBeginWhatWasCancelledBefore() {
        requests.cancel("admin", ask().job());

        assertThat(runner(run -> {
                            throw new AssertionError();
                        })
                        .run(queued.get(0)))
                .isTrue();
        assertThat(job().state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void failsWithACodeWhenItBreaksAgainAndAgain() {
        ask();
        JobRunner runner = runner(run -> {
            throw new IllegalStateException("this job breaks");
        });
        for (int attempt = 1; attempt < JobRunner.MOST_ATTEMPTS; attempt++) {
            assertThat(runner.run(queued.get(0))).isFalse();
        }
        assertThat(runner.run(queued.get(0))).isTrue();
        assertThat(job().state()).isEqualTo(State.FAILED);
        assertThat(job().trouble()).isEqualTo(JobFault.BROKE.fault());
    }

    @Test
    void isGivenUpWhenNodeAfterNodeDiesWithIt() {
        Job asked = ask().job();
        for (int attempt = 0; attempt < JobRunner.MOST_ATTEMPTS; attempt++) {
            jobs.take(asked.id(), Instant.now());
        }

        runner(run -> JobEnding.done(null, null)).run(queued.get(0));

        assertThat(job().state()).isEqualTo(State.FAILED);
        assertThat(job().trouble().is(JobFault.GIVEN_UP)).isTrue();
    }

    @Test
    void endsForTheLatestAttemptAlone() {
        Job asked = ask().job();
        runner(run -> {
                    jobs.take(asked.id(), Instant.now());
                    return JobEnding.done(Map.of("of", "the first"), null);
                })
                .run(queued.get(0));

        assertThat(job().state()).isEqualTo(State.RUNNING);
    }
}
