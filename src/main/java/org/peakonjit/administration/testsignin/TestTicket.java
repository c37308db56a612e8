package org.peakonjit.administration.testsignin;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * A test sign-in that an administrator began.
 *
 * @param id nobody can guess it
 * @param application whose rules are tried
 * @param actor the administrator's account: nobody else sees what comes of it
 * @param begun it ends {@link #LONGEST} later
 */
public record TestTicket(String id, String application, String actor, Instant begun) implements Serializable {

    private static final long serialVersionUID = 1L;

    static final Duration LONGEST = Duration.ofMinutes(10);

    /** Until when it may be used. */
    public Instant validUntil() {
        return begun.plus(LONGEST);
    }

    /** Whether it still may be used. */
    public boolean isValid(Instant now) {
        return now.isBefore(validUntil());
    }
}
