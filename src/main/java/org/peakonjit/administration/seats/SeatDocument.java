package org.peakonjit.administration.seats;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.peakonjit.license.Seat;

/** A seat as administrators read it. */
public final class SeatDocument {

    private SeatDocument() {}

    /** Its JSON. */
    public static ObjectNode of(Seat seat) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", seat.id().toString())
                .put("holder", seat.address())
                .put("issuer", seat.holder().issuer())
                .put("personId", seat.holder().id())
                .put("accountId", seat.scimId())
                .put("state", seat.state().name().toLowerCase(Locale.ROOT))
                .put(
                        "origin",
                        seat.origin() == null ? null : seat.origin().name().toLowerCase(Locale.ROOT))
                .put("reservedAt", text(seat.reservedAt()))
                .put("firstSignIn", text(seat.firstSignIn()))
                .put("lastSignIn", text(seat.lastSignIn()));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
