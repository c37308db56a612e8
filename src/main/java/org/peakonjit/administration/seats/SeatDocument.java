package org.peakonjit.administration.seats;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatOrigin;
import org.peakonjit.license.seat.SeatState;

/** A seat as administrators read it. */
@Schema(name = "Seat")
public record SeatDocument(
        UUID id,
        @Schema(description = "the address that Peakon has") String holder,

        @Schema(description = "entityID of the identity provider that asserts the holder") @Nullable
        String issuer,

        @Schema(description = "by what it identifies the holder") @Nullable
        String personId,

        @Schema(description = "at Peakon") @Nullable String accountId,
        SeatState state,
        @Nullable SeatOrigin origin,
        Instant reservedAt,
        @Nullable Instant firstSignIn,
        @Nullable Instant lastSignIn) {

    public static SeatDocument of(Seat seat) {
        return new SeatDocument(
                seat.id(),
                seat.address(),
                seat.holder().issuer(),
                seat.holder().id(),
                seat.scimId(),
                seat.state(),
                seat.origin(),
                seat.reservedAt(),
                seat.firstSignIn(),
                seat.lastSignIn());
    }
}
