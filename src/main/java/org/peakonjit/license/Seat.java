package org.peakonjit.license;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One consumed licence: a row of the ledger.
 *
 * @param holder the person's normalised userName ({@code Subject.userName()}); unique per application (rule L1)
 * @param origin null while reserved
 * @param scimId the account's id at Peakon; null while reserved
 * @param attributesDigest digest of the mapped attributes last sent to Peakon; null when none were
 * @param firstSignIn when the holder was first admitted; null until then
 */
public record Seat(
        UUID id,
        String application,
        String holder,
        SeatState state,
        @Nullable SeatOrigin origin,
        @Nullable String scimId,
        @Nullable String attributesDigest,
        Instant reservedAt,
        @Nullable Instant firstSignIn,
        @Nullable Instant lastSignIn) {

    /** The seat after a sign-in of its holder. */
    public Seat signedIn(Instant at) {
        return new Seat(
                id,
                application,
                holder,
                state,
                origin,
                scimId,
                attributesDigest,
                reservedAt,
                firstSignIn == null ? at : firstSignIn,
                at);
    }

    public boolean isAssigned() {
        return state == SeatState.ASSIGNED;
    }
}
