package org.peakonjit.administration.jobs.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobQuery;
import org.peakonjit.administration.jobs.Jobs;
import org.peakonjit.database.jpa.JpqlQuery;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;

/** Jobs in the database. Whoever changes one locks its row. */
@Singleton
class JpaJobs implements Jobs {

    private static final List<Job.State> UNFINISHED = List.of(Job.State.WAITING, Job.State.RUNNING);

    private final Transactions transactions;

    @Inject
    JpaJobs(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Of two at once, the second violates a unique key, and finds the first when it is run again. */
    @Override
    public Job keep(Job fresh) {
        return transactions.call(em -> sole(em, fresh.sole()).orElseGet(() -> {
            em.persist(new JobRow(fresh));
            return fresh;
        }));
    }

    private static Optional<Job> sole(EntityManager em, @Nullable String sole) {
        return sole == null
                ? Optional.empty()
                : Statements.query(em, JobRow.class, "select j from JobRow j where j.sole = ?1", sole)
                        .getResultStream()
                        .map(JobRow::toJob)
                        .findFirst();
    }

    @Override
    public Optional<Job> find(UUID id) {
        return transactions.find(JobRow.class, id).map(JobRow::toJob);
    }

    @Override
    public List<Job> page(JobQuery query, int offset, int limit) {
        return transactions.call(em -> search(query)
                .select(em, "j", "order by j.askedAt desc, j.id", JobRow.class)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultStream()
                .map(JobRow::toJob)
                .toList());
    }

    @Override
    public long count(JobQuery query) {
        return transactions.call(
                em -> search(query).select(em, "count(j)", "", Long.class).getSingleResult());
    }

    private static JpqlQuery search(JobQuery query) {
        JpqlQuery search = new JpqlQuery("JobRow j");
        query.application().ifPresent(name -> search.and("j.application = ?", name));
        query.kind().ifPresent(kind -> search.and("j.kind = ?", kind));
        query.state().ifPresent(state -> search.and("j.state = ?", state));
        return search;
    }

    @Override
    public Optional<Job> take(UUID id, Instant now) {
        return transactions.call(em -> Statements.locked(em, JobRow.class, id)
                .filter(row -> !row.isEnded())
                .map(row -> {
                    row.begin(now);
                    return row.toJob();
                }));
    }

    @Override
    public boolean progress(UUID id, int attempt, long total, long done, long kept) {
        return transactions.call(em -> Statements.locked(em, JobRow.class, id)
                .filter(row -> row.progress(attempt, total, done, kept))
                .isPresent());
    }

    @Override
    public void end(Job ended) {
        transactions.run(em -> Statements.locked(em, JobRow.class, ended.id()).ifPresent(row -> {
            row.end(ended);
            if (row.isInVain()) {
                dropFile(em, ended.id());
            }
        }));
    }

    @Override
    public boolean cancel(UUID id, Instant now) {
        return transactions.call(em -> {
            Optional<JobRow> row = Statements.locked(em, JobRow.class, id).filter(one -> !one.isEnded());
            row.ifPresent(one -> one.cancel(now));
            return row.isPresent();
        });
    }

    @Override
    public List<UUID> unfinished() {
        return transactions.list(
                JobRow.class,
                row -> row.toJob().id(),
                "select j from JobRow j where j.state in ?1 order by j.askedAt",
                UNFINISHED);
    }

    @Override
    public int forget(Instant endedBefore) {
        return transactions.change("delete from JobRow j where j.endedAt < ?1", Timestamp.from(endedBefore));
    }

    @Override
    public int forgetFiles(Instant endedBefore) {
        return transactions.call(em -> Statements.sqlChange(
                em,
                "delete from job_piece where job in (select id from job where ended_at < ?1)",
                Timestamp.from(endedBefore)));
    }

    @Override
    public void keepPiece(UUID job, int attempt, int number, byte[] content) {
        transactions.run(em -> Statements.locked(em, JobRow.class, job)
                .filter(row -> row.attempt() == attempt)
                .ifPresent(row -> em.merge(new JobPieceRow(job, number, content))));
    }

    @Override
    public Optional<byte[]> piece(UUID job, int number) {
        return transactions.find(JobPieceRow.class, JobPieceRow.id(job, number)).map(JobPieceRow::content);
    }

    @Override
    public void dropFile(UUID job, int attempt) {
        transactions.run(em -> Statements.locked(em, JobRow.class, job)
                .filter(row -> row.attempt() == attempt)
                .ifPresent(row -> dropFile(em, job)));
    }

    private static void dropFile(EntityManager em, UUID job) {
        Statements.change(em, "delete from JobPieceRow p where p.job = ?1", job);
    }
}
