package org.peakonjit.administration.jobs.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.Job.Kind;
import org.peakonjit.administration.jobs.Job.State;
import org.peakonjit.administration.jobs.JobEnding;
import org.peakonjit.administration.jobs.JobFile;
import org.peakonjit.administration.jobs.JobQuery;
import org.peakonjit.administration.jobs.JobRequests;
import org.peakonjit.administration.jobs.JobRun;
import org.peakonjit.administration.jobs.JobRunner;
import org.peakonjit.administration.jobs.JobWork;
import org.peakonjit.administration.jobs.Jobs;
import org.peakonjit.database.AtOnce;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.events.RecordedEvents;

class JpaJobsIT {

    private static final JobQuery ALL = new JobQuery(Optional.empty(), Optional.empty(), Optional.empty());

    /** What is asked for. */
    record ReconciliationRequest(String word) {}

    private static JobRequests requests(Jobs jobs) {
        return new JobRequests(
                jobs,
                (work, item) -> {},
                new AtOnce(),
                new ChangeLog(new RecordedEvents<>(), Clock.systemUTC()),
                Clock.systemUTC());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepsOneOfAKindUntilItEndsAndListsTheNewestFirst(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            Jobs jobs = new JpaJobs(node.transactions);
            JobRequests requests = requests(jobs);
            Job first = requests.ask(Kind.RECONCILIATION, "peakon", "ann", 3, new ReconciliationRequest("x"))
                    .job();
            assertThat(requests.ask(Kind.RECONCILIATION, "peakon", "bob", 3, new ReconciliationRequest("y"))
                            .job()
                            .id())
                    .isEqualTo(first.id());
            Job other = requests.ask(Kind.RECONCILIATION, "other", "bob", 0, new ReconciliationRequest("z"))
                    .job();
            assertThat(jobs.unfinished()).containsExactly(first.id(), other.id());

            assertThat(requests.cancel("ann", other)).isTrue();
            assertThat(jobs.take(other.id(), Instant.now())).isEmpty();
            Job taken = jobs.take(first.id(), Instant.now()).orElseThrow();
            assertThat(taken.request(ReconciliationRequest.class).word()).isEqualTo("x");
            assertThat(jobs.progress(first.id(), 1, 3, 2, 0)).isTrue();
            assertThat(jobs.progress(first.id(), 7, 3, 0, 0)).isFalse();
            requests.cancel("ann", taken);
            assertThat(jobs.progress(first.id(), 1, 3, 2, 1)).isFalse();
            assertThat(jobs.find(first.id()).orElseThrow().kept()).isEqualTo(1);

            assertThat(jobs.page(ALL, 0, 10)).extracting(Job::id).containsExactly(other.id(), first.id());
            assertThat(jobs.count(new JobQuery(
                            Optional.of("other"), Optional.of(Kind.RECONCILIATION), Optional.of(State.CANCELLED))))
                    .isEqualTo(1);
            assertThat(jobs.forget(Instant.now().plusSeconds(60))).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void takesNothingFromAnAttemptThatWasOvertakenAndForgetsWhatWasTakenOver(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            Jobs jobs = new JpaJobs(node.transactions);
            Job early = requests(jobs)
                    .ask(Kind.IMPORT, null, "ann", 0, new ReconciliationRequest("a token"))
                    .job();
            requests(jobs).cancel("ann", early);
            assertThat(jobs.find(early.id()).orElseThrow().request()).isEqualTo("{}");
            Job job = requests(jobs)
                    .ask(Kind.IMPORT, null, "ann", 0, new ReconciliationRequest("a token"))
                    .job();
            jobs.take(job.id(), Instant.now());
            jobs.keepPiece(job.id(), 1, 0, new byte[] {1});
            jobs.keepPiece(job.id(), 7, 0, new byte[] {7});
            jobs.dropFile(job.id(), 7);
            assertThat(jobs.piece(job.id(), 0))
                    .hasValueSatisfying(piece -> assertThat(piece).containsExactly(1));

            Job waiting = requests(jobs)
                    .ask(Kind.RECONCILIATION, "peakon", "ann", 0, new ReconciliationRequest("kept"))
                    .job();
            requests(jobs).cancel("ann", waiting);
            assertThat(jobs.find(waiting.id()).orElseThrow().request()).contains("kept");
            assertThat(jobs.find(job.id()).orElseThrow().request()).contains("a token");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepsAFileInPiecesForAWhile(TestDatabase kind) throws IOException {
        byte[] noise = new byte[900_000];
        new Random(7).nextBytes(noise);
        try (TestNode node = new TestNode(kind.fresh())) {
            Jobs jobs = new JpaJobs(node.transactions);
            JobFile files = new JobFile(jobs);
            Job job = requests(jobs)
                    .ask(Kind.EXPORT, null, "ann", 0, new ReconciliationRequest("x"))
                    .job();
            JobRunner runner = new JobRunner(
                    jobs,
                    List.of(new JobWork() {
                        @Override
                        public Kind kind() {
                            return Kind.EXPORT;
                        }

                        @Override
                        public JobEnding run(JobRun run) {
                            try (JobFile.Writing out = files.begin(run)) {
                                out.write(noise);
                                assertThat(out.length()).isEqualTo(noise.length);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                            return JobEnding.done(new ReconciliationRequest("made"), null);
                        }
                    }),
                    Clock.systemUTC());
            assertThat(runner.run(job.id().toString())).isTrue();

            assertThat(jobs.find(job.id()).orElseThrow().state()).isEqualTo(State.DONE);
            assertThat(jobs.piece(job.id(), 3)).isPresent();
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            files.write(job.id(), read);
            assertThat(read.toByteArray()).isEqualTo(noise);
            assertThat(jobs.forgetFiles(Instant.now().plusSeconds(60))).isPositive();
            assertThat(files.exists(job.id())).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void leavesNoFileOfAJobThatWasToStop(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            Jobs jobs = new JpaJobs(node.transactions);
            UUID id = requests(jobs)
                    .ask(Kind.EXPORT, null, "ann", 0, new ReconciliationRequest("x"))
                    .job()
                    .id();
            Job taken = jobs.take(id, Instant.now()).orElseThrow();
            jobs.keepPiece(id, 1, 0, new byte[] {1});
            assertThat(jobs.cancel(id, Instant.now())).isTrue();
            JobRunner runner = new JobRunner(jobs, List.of(whole()), Clock.systemUTC());

            assertThat(runner.run(id.toString())).isTrue();

            assertThat(taken.attempt()).isEqualTo(1);
            assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(State.CANCELLED);
            assertThat(jobs.piece(id, 0)).isEmpty();
        }
    }

    /** Files, and does not ask whether to go on. */
    private static JobWork whole() {
        return new JobWork() {
            @Override
            public Kind kind() {
                return Kind.EXPORT;
            }

            @Override
            public JobEnding run(JobRun run) {
                run.keepPiece(0, new byte[] {2});
                return JobEnding.done(new ReconciliationRequest("made"), null);
            }
        };
    }

    /** More of them than a statement of PostgreSQL's takes parameters. */
    @Test
    void forgetsTheFilesOfHoweverManyJobs() {
        try (TestNode node = new TestNode(TestDatabase.POSTGRESQL.fresh())) {
            Jobs jobs = new JpaJobs(node.transactions);
            Job job = requests(jobs)
                    .ask(Kind.EXPORT, null, "ann", 0, new ReconciliationRequest("x"))
                    .job();
            jobs.take(job.id(), Instant.now());
            jobs.keepPiece(job.id(), 1, 0, new byte[] {1});
            node.transactions.run(em -> em.createNativeQuery("insert into job (id, kind, asked_by, asked_at, ended_at,"
                            + " state, attempt, cancelling, total, done, kept, request) select gen_random_uuid(),"
                            + " 'EXPORT', 'ann', now(), now(), 'DONE', 1, false, 0, 0, 0, '{}'"
                            + " from generate_series(1, 70000)")
                    .executeUpdate());

            assertThat(jobs.forgetFiles(Instant.now().plusSeconds(60))).isZero();
            assertThat(jobs.piece(job.id(), 0)).as("of a job that goes on").isPresent();
            assertThat(jobs.forget(Instant.now().plusSeconds(60))).isEqualTo(70_000);
        }
    }
}
