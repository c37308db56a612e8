package org.peakonjit.conflict;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.license.person.Claim;

/** The conflicts of all applications. Every method joins the current transaction, if there is one. */
public interface Conflicts {

    /** Notes a refused claim: a new conflict, or one more attempt of one that is there, which is open again. */
    void note(String application, Claim claim, Instant at);

    Optional<Conflict> find(String application, UUID id);

    /** What the query finds, latest attempt first. */
    List<Conflict> page(ConflictQuery query, int offset, int limit);

    /** How many conflicts the query finds. */
    long count(ConflictQuery query);

    /**
     * Ends an open conflict.
     *
     * @param by the administrator; null where it settled by itself
     * @return false when it was not open any more
     */
    boolean close(UUID id, Conflict.State state, Instant at, @Nullable String by);

    /** Forgets those of which the address is on either side. Returns how many. */
    int forget(String address);

    /** Forgets those that ended, or were last seen, before {@code instant}. Returns how many. */
    int forgetBefore(Instant instant);
}
