package org.peakonjit.administration.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.peakonjit.json.StoredJson;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.license.seat.SeatQuery.Matching;
import org.peakonjit.license.seat.SeatState;
import org.peakonjit.upkeep.Deprovisioning.AccountFate;

/** What a job is kept with. */
class ReleaseRequestTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private static SeatQuery stored(SeatQuery query) {
        String kept = StoredJson.write(ReleaseRequest.of(query, NOON, AccountFate.DELETE));
        return StoredJson.read(kept, ReleaseRequest.class).query();
    }

    @Test
    void findsWhatItWasMadeOf() {
        SeatQuery query = new SeatQuery(
                Optional.of("ann"),
                Optional.of(SeatState.ASSIGNED),
                Optional.empty(),
                Optional.of(NOON),
                Optional.of(NOON.minusSeconds(60)),
                SeatQuery.Order.HOLDER);

        for (Matching matching : Matching.values()) {
            assertThat(stored(query.with(matching))).isEqualTo(query.with(matching));
        }
        assertThat(stored(SeatQuery.all())).isEqualTo(SeatQuery.all().asOf(NOON));
    }

    /** Whichever was meant, those whose addresses begin so were. */
    @Test
    void findsTheFewerWhereAnOlderVersionDidNotSayWhereTheTextIs() {
        String kept = "{\"seats\":null,\"text\":\"ann\",\"state\":null,\"origin\":null,\"idleSince\":null,"
                + "\"until\":\"2026-11-01T12:00:00Z\",\"fate\":\"KEEP\"}";

        assertThat(StoredJson.read(kept, ReleaseRequest.class).query().matching())
                .contains(Matching.BEGINNING);
    }
}
