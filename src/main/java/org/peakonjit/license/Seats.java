package org.peakonjit.license;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.keyset.Place;
import org.peakonjit.database.keyset.RowCount;
import org.peakonjit.database.keyset.Slice;
import org.peakonjit.license.person.AccountHolder;
import org.peakonjit.license.person.Standing;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Assignment;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.subject.Person;

/**
 * The ledger of seats. Every method is atomic over all nodes that share the database, and none is called while a SCIM
 * call is under way in the same transaction.
 */
public interface Seats {

    Optional<Seat> at(String application, String address);

    Optional<Seat> find(String application, UUID id);

    /** What the ledger has of the person's key and address. */
    Standing standing(String application, Person person);

    /**
     * Whose an account is here: the seat that has it, or who had it last. Peakon may have given it another id since, so
     * whoever has an address of the account, or else had it last, has it, too.
     *
     * @param addresses all that the account bears
     * @return those who have it before those who had it; more than one where they do not agree
     */
    List<AccountHolder> holdersOf(String application, String scimId, Set<String> addresses);

    /**
     * Takes a seat for a person who may be new: takes over their reservation if its flight has ended, or reserves a new
     * seat if the application's limit allows one more (rules L1, L2, L4, L5). Commits before it returns, so it is never
     * called in a transaction. A reservation that is taken over is the person's as they are now. What it costs does not
     * depend on how many seats there are; where it would have to wait for too long, it ends with a
     * {@link org.peakonjit.database.LockedException}.
     *
     * @param names what the account is to be called
     * @param unsettled the person's reservation, if the ledger had one when it was asked: no other seat is reserved then
     * @param flight how long the caller may take before somebody else may take the reservation over
     */
    SeatReservation reserve(
            String application, Person person, AccountNames names, Optional<UUID> unsettled, Duration flight);

    /**
     * Notes on the reservation for which account of Peakon's it is, before that is changed: nobody else gets it then, and
     * the reservation is not given back. Without a reservation one is made, whatever the limit says (rule L3).
     *
     * @return the reservation; empty when somebody else holds the account
     */
    Optional<SeatReservation.Reserved> claim(
            String application,
            Person person,
            AccountNames names,
            Optional<SeatReservation.Reserved> reserved,
            String scimId,
            Duration flight);

    /**
     * Turns a reservation into an assigned seat. Does so even when the flight was overtaken: the account exists. No other
     * seat has its account's employee number any more.
     *
     * @return the assigned seat; if it was assigned meanwhile, that one; empty when somebody else holds the account or
     *     the address
     */
    Optional<Seat> assign(SeatReservation.Reserved reserved, Assignment assignment);

    /**
     * Gives the seat another key (rules W1 and W4).
     *
     * @return false when another seat has that key: the person came in by another sign-on meanwhile
     */
    boolean link(UUID seat, Person person, Instant at);

    /**
     * Gives the seat another account, since Peakon has the holder's under another id.
     *
     * @return false when somebody else holds that account
     */
    boolean reassign(UUID seat, String scimId);

    /**
     * Forgets all ids of accounts, those of former holders, too: the application's Peakon is another, where they may be
     * anybody's. Seats stay whose they are.
     */
    void forgetAccounts(String application);

    /** Notes that another address is about to be sent to Peakon: until {@link #renamed}, nobody knows which it has. */
    void renaming(UUID seat);

    /**
     * The same of a seat that still has the address and the names that it had when it was read.
     *
     * @return false where it has not, and nothing is noted
     */
    boolean renaming(Seat asRead);

    /** Notes that Peakon is to have other attributes than it was sent last: the next sign-in compares. */
    void forgetDigest(UUID seat);

    /**
     * Notes what Peakon has of the holder now, whose change is no longer open. No other seat has the employee number any
     * more.
     *
     * @return false when the address stands in another seat; nothing is noted then
     */
    boolean renamed(UUID seat, Person holder, AccountNames names, @Nullable String attributesDigest);

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
     * Takes over a reservation as it stands, which nobody has been flying for as long as {@code quiet}.
     *
     * @return empty where it is no such reservation, or no longer
     */
    Optional<SeatReservation.Reserved> takeUnsettled(UUID reservation, Duration quiet, Duration flight);

    /**
     * Reservations whose outcome nobody has settled, oldest first.
     *
     * @param quiet how long ago their last flight's time must have run out, by the database's clock: an account that it
     *     created is visible at Peakon by then
     */
    List<Seat> unsettled(String application, Duration quiet, int atMost);

    /** Notes a sign-in of the seat's holder; nothing in the transaction sees it. */
    void signedIn(UUID seat, Instant at);

    /** Assigned seats whose holder did not sign in since {@code before}, or never and was seated before; oldest first. */
    List<Seat> idle(String application, Instant before, int atMost);

    /**
     * Releases an assigned seat (rule L8). What it knew is kept, so that its holder is recognised when they come back. A
     * reservation is not released, for its account may be made at any moment: it is settled (rule L7).
     *
     * @return whether there was one
     */
    boolean release(String application, UUID id);

    /** The same of a seat whose holder has not signed in, nor got another account, since it was read. */
    boolean release(Seat asRead);

    LicenseUsage usage(String application);

    /**
     * Counts the rows of the ledger and, should the number consumed be another, makes it that.
     *
     * @return what was wrong; empty where nothing was
     */
    Optional<Recount> recount(String application);

    /** What the query finds in the ledger, in its order, some rows of it on. */
    default List<Seat> page(String application, SeatQuery query, int offset, int limit) {
        return page(application, query, Place.at(offset), limit).items();
    }

    /** The page there of what the query finds in the ledger, in its order. */
    Slice<Seat> page(String application, SeatQuery query, Place place, int limit);

    /**
     * The query with its {@link SeatQuery#matching} as it is now: it finds nothing else when the ledger has got longer or
     * shorter.
     */
    SeatQuery pinned(String application, SeatQuery query);

    long count(String application, SeatQuery query);

    /** The same for somebody who reads the number: counted as far as that is quick. */
    RowCount found(String application, SeatQuery query);
}
