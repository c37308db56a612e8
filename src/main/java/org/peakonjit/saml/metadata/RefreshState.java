package org.peakonjit.saml.metadata;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.refusal.Fault;

/**
 * How far the refresh of an IdP's metadata is, the same on all nodes.
 *
 * @param document which document is kept: counts up with each new one; 0 = none yet
 * @param etag and {@code lastModified}: what the place said of the kept document (RFC 9110 §8.8)
 * @param confirmedAt when the place last answered with something good
 * @param attemptedAt when it was last asked
 * @param dueAt when it is asked next
 * @param underWay whether a node is asking right now
 * @param failures how often it failed since it was good
 * @param trouble why it failed last; null = it did not
 */
public record RefreshState(
        long document,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable Instant confirmedAt,
        Instant attemptedAt,
        Instant dueAt,
        boolean underWay,
        int failures,
        @Nullable Fault trouble) {

    private static final int LONGEST_TROUBLE = 1000;

    public RefreshState {
        if (trouble != null && trouble.text().length() > LONGEST_TROUBLE) {
            trouble = new Fault(trouble.code(), List.of());
        }
    }

    /** A node has begun to ask; should it never come back, another asks from {@code until} on. */
    static RefreshState begun(Optional<RefreshState> before, Instant now, Instant until) {
        return before.map(one -> new RefreshState(
                        one.document,
                        one.etag,
                        one.lastModified,
                        one.confirmedAt,
                        now,
                        until,
                        true,
                        one.failures,
                        one.trouble))
                .orElseGet(() -> new RefreshState(0, null, null, null, now, until, true, 0, null));
    }

    RefreshState unchanged(Instant now, Instant next) {
        return new RefreshState(document, etag, lastModified, now, attemptedAt, next, false, 0, null);
    }

    RefreshState renewed(@Nullable String newEtag, @Nullable String newLastModified, Instant now, Instant next) {
        return new RefreshState(document + 1, newEtag, newLastModified, now, attemptedAt, next, false, 0, null);
    }

    RefreshState failed(Fault why, Instant next) {
        return new RefreshState(document, null, null, confirmedAt, attemptedAt, next, false, failures + 1, why);
    }
}
