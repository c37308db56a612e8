package org.peakonjit.administration.seats;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.license.seat.SeatOrigin;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.license.seat.SeatQuery.Matching;
import org.peakonjit.license.seat.SeatState;
import org.peakonjit.upkeep.Deprovisioning.AccountFate;

/**
 * Which seats are to be released: some, or all that a filter finds.
 *
 * @param seats null = those that the filter finds
 * @param matching where in an address the text is
 * @param until seats taken later are left alone
 */
public record ReleaseRequest(
        @Nullable List<UUID> seats,
        @Nullable String text,
        @Nullable Matching matching,
        @Nullable SeatState state,
        @Nullable SeatOrigin origin,
        @Nullable Instant idleSince,
        Instant until,
        AccountFate fate) {

    public static ReleaseRequest of(List<UUID> seats, Instant until, AccountFate fate) {
        return new ReleaseRequest(List.copyOf(seats), null, null, null, null, null, until, fate);
    }

    /**
     * Whatever the query finds of those that had been taken by then.
     *
     * @param query {@link org.peakonjit.license.Seats#pinned}, and counted so when its number was confirmed
     */
    public static ReleaseRequest of(SeatQuery query, Instant until, AccountFate fate) {
        return new ReleaseRequest(
                null,
                query.text().orElse(null),
                query.matching().orElse(null),
                query.state().orElse(null),
                query.origin().orElse(null),
                query.idleSince().orElse(null),
                until,
                fate);
    }

    /** Where nobody noted where the text is, it finds those that it is sure to have been about. */
    SeatQuery query() {
        SeatQuery query = new SeatQuery(
                Optional.ofNullable(text),
                Optional.ofNullable(state),
                Optional.ofNullable(origin),
                Optional.of(until),
                Optional.ofNullable(idleSince),
                SeatQuery.Order.HOLDER);
        return text == null ? query : query.with(matching == null ? Matching.BEGINNING : matching);
    }
}
