package org.peakonjit.license.seat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.subject.EmailAddress;
import org.peakonjit.subject.Person;

/**
 * One consumed licence: a row of the ledger.
 *
 * @param holder whose it is; key and address are unique per application (rule W1). The address is the one that Peakon
 *     has: a new one stands here once Peakon knows it (rule W2)
 * @param linkedAt when the holder's key was noted; null while there is none
 * @param origin null while reserved
 * @param scimId the account's id at Peakon; null while reserved
 * @param names what the account is called at Peakon; while reserved, what it is to be called
 * @param attributesDigest digest of the mapped attributes last sent to Peakon; null when none were
 * @param renaming whether another address was sent to Peakon and nobody knows whether it took it
 * @param firstSignIn when the holder was first admitted; null until then
 */
public record Seat(
        UUID id,
        String application,
        Person holder,
        @Nullable Instant linkedAt,
        SeatState state,
        @Nullable SeatOrigin origin,
        @Nullable String scimId,
        AccountNames names,
        @Nullable String attributesDigest,
        boolean renaming,
        Instant reservedAt,
        @Nullable Instant firstSignIn,
        @Nullable Instant lastSignIn) {

    public String address() {
        return holder.address();
    }

    public boolean isAssigned() {
        return state == SeatState.ASSIGNED;
    }

    /** Whether Peakon knew the account by the same address and names when the seat was read another time. */
    public boolean isCalledAsIn(Seat other) {
        return address().equals(other.address()) && names.equals(other.names());
    }

    /** Whether an account of that userName is called as the seat says, however the name is spelled. */
    public boolean isCalled(String userName) {
        String name = EmailAddress.canonical(userName);
        return name.equals(address()) || name.equals(names.userName());
    }

    /** Whether the account's externalId is the one that was sent from here: we made the account, or set it later (rule W5). */
    public boolean hasOurExternalId() {
        return origin == SeatOrigin.CREATED || names.externalId() != null;
    }

    /** What is otherwise once its holder has signed in, or has another account. */
    public record Use(
            @Nullable Instant lastSignIn, @Nullable String scimId) {}

    public Use use() {
        return new Use(lastSignIn, scimId);
    }

    /** Whether this was the holder's first sign-in on this seat. */
    public boolean isFirstSignIn() {
        return firstSignIn != null && firstSignIn.equals(lastSignIn);
    }

    /** The seat of a holder who stays the same, once it is assigned. */
    public Seat assigned(Assignment assignment) {
        return new Seat(
                id,
                application,
                holder,
                linkedAt,
                SeatState.ASSIGNED,
                assignment.origin(),
                assignment.scimId(),
                assignment.names(),
                assignment.attributesDigest(),
                false,
                reservedAt,
                firstSignIn,
                lastSignIn);
    }

    /** The seat after a sign-in of its holder. */
    public Seat signedIn(Instant at) {
        return new Seat(
                id,
                application,
                holder,
                linkedAt,
                state,
                origin,
                scimId,
                names,
                attributesDigest,
                renaming,
                reservedAt,
                firstSignIn == null ? at : firstSignIn,
                at);
    }
}
