package org.peakonjit.administration.jobs;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.jobs.Job.State;

/** Jobs of one process, for tests. */
public final class InMemoryJobs implements Jobs {

    private final Map<UUID, Job> jobs = new LinkedHashMap<>();
    private final Map<String, byte[]> pieces = new HashMap<>();

    @Override
    public synchronized Job keep(Job fresh) {
        Optional<Job> other = jobs.values().stream()
                .filter(job ->
                        !job.isEnded() && fresh.sole() != null && fresh.sole().equals(job.sole()))
                .findFirst();
        other.ifPresentOrElse(job -> {}, () -> jobs.put(fresh.id(), fresh));
        return other.orElse(fresh);
    }

    @Override
    public synchronized Optional<Job> find(UUID id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public synchronized List<Job> page(JobQuery query, int offset, int limit) {
        return found(query).stream().skip(offset).limit(limit).toList();
    }

    @Override
    public synchronized long count(JobQuery query) {
        return found(query).size();
    }

    private List<Job> found(JobQuery query) {
        return jobs.values().stream()
                .filter(job ->
                        query.application().map(job.application()::equals).orElse(true))
                .filter(job -> query.kind().map(kind -> kind == job.kind()).orElse(true))
                .filter(job -> query.state().map(state -> state == job.state()).orElse(true))
                .sorted(Comparator.comparing(Job::askedAt).reversed())
                .toList();
    }

    private boolean change(UUID id, UnaryOperator<Job> change) {
        Job job = jobs.get(id);
        if (job == null || job.isEnded()) {
            return false;
        }
        jobs.put(id, change.apply(job));
        return true;
    }

    private static Job as(Job job, State state, int attempt, boolean cancelling, @Nullable Instant begun) {
        return new Job(
                job.id(),
                job.kind(),
                job.application(),
                job.askedBy(),
                job.askedAt(),
                begun,
                job.endedAt(),
                state,
                attempt,
                cancelling,
                job.total(),
                job.done(),
                job.kept(),
                job.trouble(),
                job.request(),
                job.result());
    }

    @Override
    public synchronized Optional<Job> take(UUID id, Instant now) {
        return change(id, job -> as(job, State.RUNNING, job.attempt() + 1, job.cancelling(), now))
                ? find(id)
                : Optional.empty();
    }

    @Override
    public synchronized boolean progress(UUID id, int attempt, long total, long done, long kept) {
        Job job = jobs.get(id);
        return job != null && !job.isEnded() && job.attempt() == attempt && !job.cancelling();
    }

    @Override
    public synchronized void end(Job ended) {
        change(ended.id(), job -> job.attempt() == ended.attempt() ? ended : job);
    }

    @Override
    public synchronized boolean cancel(UUID id, Instant now) {
        return change(
                id,
                job -> as(
                        job,
                        job.state() == State.WAITING ? State.CANCELLED : job.state(),
                        job.attempt(),
                        true,
                        job.begunAt()));
    }

    @Override
    public synchronized List<UUID> unfinished() {
        return jobs.values().stream().filter(job -> !job.isEnded()).map(Job::id).toList();
    }

    @Override
    public synchronized int forget(Instant endedBefore) {
        return 0;
    }

    @Override
    public synchronized int forgetFiles(Instant endedBefore) {
        return 0;
    }

    @Override
    public synchronized void keepPiece(UUID job, int attempt, int number, byte[] content) {
        pieces.put(job + "/" + number, content);
    }

    @Override
    public synchronized Optional<byte[]> piece(UUID job, int number) {
        return Optional.ofNullable(pieces.get(job + "/" + number));
    }

    @Override
    public synchronized void dropFile(UUID job, int attempt) {
        pieces.keySet().removeIf(key -> key.startsWith(job + "/"));
    }
}
