package org.peakonjit.administration.jobs.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.refusal.Fault;

@Entity
@Table(name = "job")
class JobRow {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Job.Kind kind;

    private @Nullable String application;
    private String askedBy;
    private Timestamp askedAt;
    private @Nullable Timestamp begunAt;
    private @Nullable Timestamp endedAt;

    @Enumerated(EnumType.STRING)
    private Job.State state;

    private int attempt;
    private boolean cancelling;
    private long total;
    private long done;
    private long kept;
    private @Nullable String trouble;
    private String request;
    private @Nullable String result;
    private @Nullable String sole;

    protected JobRow() {}

    JobRow(Job job) {
        id = job.id();
        kind = job.kind();
        application = job.application();
        askedBy = job.askedBy();
        askedAt = Timestamp.from(job.askedAt());
        state = job.state();
        total = job.total();
        request = job.request();
        sole = job.sole();
    }

    boolean isEnded() {
        return state.isEnd();
    }

    void begin(Instant now) {
        attempt++;
        state = Job.State.RUNNING;
        begunAt = begunAt == null ? Timestamp.from(now) : begunAt;
    }

    /** Returns whether it shall go on. */
    boolean progress(int which, long allThereIs, long nowDone, long nowKept) {
        if (which != attempt || isEnded()) {
            return false;
        }
        total = allThereIs;
        done = nowDone;
        kept = nowKept;
        return !cancelling;
    }

    void cancel(Instant now) {
        cancelling = true;
        if (state == Job.State.WAITING) {
            state = Job.State.CANCELLED;
            endedAt = Timestamp.from(now);
            sole = null;
            forgetSecrets();
        }
    }

    void end(Job ended) {
        if (ended.attempt() == attempt && !isEnded()) {
            progress(attempt, ended.total(), ended.done(), ended.kept());
            state = isTooLate(ended.state()) ? Job.State.CANCELLED : ended.state();
            endedAt = ended.endedAt() == null ? null : Timestamp.from(ended.endedAt());
            trouble = ended.trouble() == null ? null : ended.trouble().text();
            result = ended.result();
            sole = null;
            forgetSecrets();
        }
    }

    /** Whether it was to stop: nobody is to have that file, be it whole. */
    private boolean isTooLate(Job.State end) {
        return cancelling && kind == Job.Kind.EXPORT && end == Job.State.DONE;
    }

    /** Whether it ended without what it was to come to. */
    boolean isInVain() {
        return isEnded() && state != Job.State.DONE;
    }

    /** A document that is taken over has tokens in it. */
    private void forgetSecrets() {
        if (kind == Job.Kind.IMPORT) {
            request = "{}";
        }
    }

    int attempt() {
        return attempt;
    }

    Job toJob() {
        return new Job(
                id,
                kind,
                application,
                askedBy,
                askedAt.toInstant(),
                begunAt == null ? null : begunAt.toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                state,
                attempt,
                cancelling,
                total,
                done,
                kept,
                trouble == null ? null : Fault.of(trouble),
                request,
                result);
    }
}
