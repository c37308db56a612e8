package org.peakonjit.administration.seats;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.license.SeatOrigin;
import org.peakonjit.license.SeatQuery;
import org.peakonjit.license.SeatState;
import org.peakonjit.upkeep.Deprovisioning.AccountFate;

/**
 * Which seats are to be released: some, or all that a filter finds.
 *
 * @param seats null = those that the filter finds
 * @param until seats taken later are left alone
 */
public record ReleaseRequest(
        @Nullable List<UUID> seats,
        @Nullable String text,
        @Nullable SeatState state,
        @Nullable SeatOrigin origin,
        @Nullable Instant idleSince,
        Instant until,
        AccountFate fate) {

    /** These seats. */
    public static ReleaseRequest of(List<UUID> seats, Instant until, AccountFate fate) {
        return new ReleaseRequest(List.copyOf(seats), null, null, null, null, until, fate);
    }

    /** Whatever the query finds of those that had been taken by then. */
    public static ReleaseRequest of(SeatQuery query, Instant until, AccountFate fate) {
        return new ReleaseRequest(
                null,
                query.text().orElse(null),
                query.state().orElse(null),
                query.origin().orElse(null),
                query.idleSince().orElse(null),
                until,
                fate);
    }

    SeatQuery query() {
        return new SeatQuery(
                Optional.ofNullable(text),
                Optional.ofNullable(state),
                Optional.ofNullable(origin),
                Optional.of(until),
                Optional.ofNullable(idleSince),
                SeatQuery.Order.HOLDER);
    }
}
