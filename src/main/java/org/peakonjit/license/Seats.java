package org.peakonjit.license;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of seats. Every method is atomic over all nodes that share the database, and none is called while a SCIM
 * call is under way in the same transaction.
 */
public interface Seats {

    Optional<Seat> find(String application, String holder);

    Optional<Seat> find(String application, UUID id);

    /**
     * Takes a seat for a person who may be new: finds the assigned one, takes over a reservation whose flight has
     * ended, or reserves a new seat if the application's limit allows one more (rules L1, L2, L4, L5). Commits before it
     * returns, so it is never called in a transaction.
     *
     * @param flight how long the caller may take before somebody else may take the reservation over
     */
    SeatReservation reserve(String application, String holder, Duration flight);

    /**
     * Turns a reservation into an assigned seat. Does so even when the flight was overtaken: the account exists.
     *
     * @return the assigned seat; if it was assigned meanwhile, that one
     */
    Seat assign(SeatReservation.Reserved reserved, String scimId, SeatOrigin origin, @Nullable String attributesDigest);

    /** Seats a person who has an account at Peakon already, whatever the limit says (rule L3). */
    Seat assignExisting(String application, String holder, String scimId, @Nullable String attributesDigest);

    /**
     * Gives a reservation back because no account was created (rule L7). Where an earlier flight may have created one,
     * the reservation is kept unsettled instead. Nothing happens under an older flight.
     */
    void giveBack(SeatReservation.Reserved reserved);

    /**
     * Ends the flight but keeps the reservation, because the create's outcome is unknown (rule L7): the next try or the
     * background task settles it.
     */
    void keepUnsettled(SeatReservation.Reserved reserved);

    /**
     * Gives a reservation back because a look-up has shown that there is no account, whatever earlier flights did (rule
     * L7). Nothing happens under an older flight.
     */
    void settleAbsent(SeatReservation.Reserved reserved);

    /**
     * Reservations whose outcome nobody has settled, oldest first.
     *
     * @param quiet how long ago their last flight's time must have run out, by the database's clock: an account that it
     *     created is visible at Peakon by then
     */
    List<Seat> unsettled(Duration quiet, int atMost);

    /** Notes a sign-in of the seat's holder. */
    void signedIn(UUID seat, Instant at);

    /** Notes what was last sent to Peakon of the holder's attributes. */
    void attributesSent(UUID seat, String digest);

    /** Assigned seats whose holder did not sign in since {@code before}, or never and was seated before; oldest first. */
    List<Seat> idle(String application, Instant before, int atMost);

    /**
     * Releases a seat (rule L8).
     *
     * @return whether there was one
     */
    boolean release(String application, UUID id);

    LicenseUsage usage(String application);

    /** The ledger, by holder. */
    default List<Seat> page(String application, int offset, int limit) {
        return page(application, SeatQuery.all(), offset, limit);
    }

    /** What the query finds in the ledger, in its order. */
    List<Seat> page(String application, SeatQuery query, int offset, int limit);

    /** How many seats the query finds. */
    long count(String application, SeatQuery query);
}
