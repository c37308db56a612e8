package org.peakonjit.administration.jobs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.StoredJson;
import org.peakonjit.json.Worded;
import org.peakonjit.refusal.Fault;

/**
 * Something that takes long, as an administrator asked for it.
 *
 * @param application null where it is about none, or about all
 * @param attempt how often a node began with it
 * @param cancelling whether somebody wants it to stop
 * @param total how much there is to do; 0 = nobody knows
 * @param done how much of it is done
 * @param kept how much of it could not be done, and was left as it is
 * @param trouble why it failed, or why the last one was kept
 * @param request what was asked for, as {@link StoredJson}
 * @param result what came of it, as {@link StoredJson}; null where there is none yet
 */
public record Job(
        UUID id,
        Kind kind,
        @Nullable String application,
        String askedBy,
        Instant askedAt,
        @Nullable Instant begunAt,
        @Nullable Instant endedAt,
        State state,
        int attempt,
        boolean cancelling,
        long total,
        long done,
        long kept,
        @Nullable Fault trouble,
        String request,
        @Nullable String result) {

    private static final int ALL = 100;

    public enum Kind implements Worded {
        /** Comparing the ledger with Peakon's accounts. */
        RECONCILIATION,
        BULK_RELEASE,
        EXPORT,
        IMPORT
    }

    public enum State implements Worded {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        public boolean isEnd() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    static Job asked(Kind kind, @Nullable String application, String actor, Instant now, long total, String request) {
        return new Job(
                UUID.randomUUID(),
                kind,
                application,
                actor,
                now,
                null,
                null,
                State.WAITING,
                0,
                false,
                total,
                0,
                0,
                null,
                request,
                null);
    }

    public <T> T request(Class<T> type) {
        return StoredJson.read(request, type);
    }

    public boolean isEnded() {
        return state.isEnd();
    }

    /** How much is done, 0 to 100; 0 as long as nobody knows how much there is to do. */
    public int percent() {
        if (state == State.DONE) {
            return ALL;
        }
        return total <= 0 ? 0 : (int) Math.min(isEnded() ? ALL : ALL - 1, (done + kept) * ALL / total);
    }

    /** Whose like there is only one at a time; null where there may be many. */
    public @Nullable String sole() {
        return switch (kind) {
            case RECONCILIATION, BULK_RELEASE -> kind.word() + "/" + application;
            case IMPORT -> kind.word();
            case EXPORT -> null;
        };
    }
}
