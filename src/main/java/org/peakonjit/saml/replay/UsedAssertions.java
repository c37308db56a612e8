package org.peakonjit.saml.replay;

import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;

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
    default boolean use(String issuer, String id, Instant keepUntil) {
        return use(issuer, List.of(id), keepUntil);
    }

    /**
     * Uses up several things at once, atomically, in the current transaction or a new one: of any two who name the same
     * thing, at the same moment and at any node, one at most is told true.
     *
     * @param ids different from one another
     * @return false when any of them was used before; the others are used up then, too
     */
    default boolean use(String issuer, List<String> ids, Instant keepUntil) {
        return useNext(issuer, ids, keepUntil).getAsInt() == ids.size();
    }

    /**
     * The same in the current transaction, which goes to the database together with what is read there next: how many of
     * them were new is known once it is asked for. Without a transaction it is done at once.
     */
    IntSupplier useNext(String issuer, List<String> ids, Instant keepUntil);

    /** Whether that message was used, as far as transactions have ended. */
    boolean isUsed(String issuer, String id);

    /** Forgets the IDs kept until before {@code now}. Returns how many. */
    int forgetBefore(Instant now);
}
