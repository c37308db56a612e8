package org.peakonjit.signon;

import java.time.Instant;

/** Which assertions and requests were used: one-time use over all nodes that share the database. */
public interface UsedAssertions {

    /**
     * Uses up a message, atomically, in the current transaction or a new one.
     *
     * @param issuer the entityID that issued it
     * @param id its ID
     * @param keepUntil until when the ID is kept; afterwards the message is refused for its age
     * @return false when it was used before
     */
    boolean use(String issuer, String id, Instant keepUntil);

    /** Forgets the IDs kept until before {@code now}. Returns how many. */
    int forgetBefore(Instant now);
}
