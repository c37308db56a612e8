package org.peakonjit.conflict;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Worded;
import org.peakonjit.license.person.Claim;

/**
 * Somebody who was refused ({@code subject.conflict}), since what they came with is somebody else's here.
 *
 * @param claim the last one; all from the same person about the same seat are one conflict
 * @param attempts how often it was made
 * @param decidedBy the administrator; null while it is open, and where it settled by itself
 */
public record Conflict(
        UUID id,
        String application,
        Claim claim,
        int attempts,
        Instant firstSeen,
        Instant lastSeen,
        State state,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy) {

    /** Where a conflict stands. */
    public enum State implements Worded {
        OPEN,
        /** They are one person: the seat took the key of who came. */
        SAME_PERSON,
        /** They are two: the seat was released. */
        SOMEBODY_ELSE,
        /** Whoever came was let in later, without a decision. */
        SETTLED
    }
}
