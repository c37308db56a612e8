package org.peakonjit.api.seats;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.license.seat.SeatOrigin;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.license.seat.SeatState;

/** Which seats of an application. */
public class SeatFilter {

    @QueryParam("text")
    public @Nullable String text;

    @QueryParam("state")
    public @Nullable SeatState state;

    @QueryParam("origin")
    public @Nullable SeatOrigin origin;

    @QueryParam("idleDays")
    @DefaultValue("0")
    @Min(0)
    @Max(36_500)
    public int idleDays;

    SeatQuery query(SeatQuery.Order order, Instant now) {
        return new SeatQuery(
                Optional.ofNullable(text),
                Optional.ofNullable(state),
                Optional.ofNullable(origin),
                Optional.empty(),
                idleDays == 0 ? Optional.empty() : Optional.of(now.minus(Duration.ofDays(idleDays))),
                order);
    }
}
