package org.peakonjit.console.seats;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.console.list.ListAddress;
import org.peakonjit.console.list.ListParameters;
import org.peakonjit.license.seat.SeatOrigin;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.license.seat.SeatState;

/** Which seats the list shows, as its address says it. */
public final class SeatFilters {

    static final List<String> NAMES = List.of("q", "state", "origin", "idle");

    private static final int LONGEST_IDLE = 3650;

    private final Optional<String> text;
    private final Optional<SeatState> state;
    private final Optional<SeatOrigin> origin;
    private final Optional<Integer> idleDays;

    public SeatFilters(ListParameters parameters) {
        text = parameters.text("q");
        state = parameters.one("state", SeatState.values());
        origin = parameters.one("origin", SeatOrigin.values());
        idleDays = parameters.number("idle", LONGEST_IDLE);
    }

    SeatQuery query(Instant now, SeatQuery.Order order, boolean reversed) {
        return new SeatQuery(
                text,
                Optional.empty(),
                state,
                origin,
                Optional.empty(),
                idleDays.map(days -> now.minus(Duration.ofDays(days))),
                order,
                reversed);
    }

    ListAddress in(ListAddress list) {
        return list.with("q", getText())
                .with("state", getState())
                .with("origin", getOrigin())
                .with("idle", idleDays.map(Object::toString).orElse(null));
    }

    public @Nullable String getText() {
        return text.orElse(null);
    }

    public @Nullable String getState() {
        return state.map(ListParameters::word).orElse(null);
    }

    public @Nullable String getOrigin() {
        return origin.map(ListParameters::word).orElse(null);
    }

    public @Nullable Integer getIdleDays() {
        return idleDays.orElse(null);
    }
}
