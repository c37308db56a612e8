package org.peakonjit.administration.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.people.SendingAgain.When;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.audit.AdministrativeEvent;
import org.peakonjit.database.AtOnce;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.schedule.InMemoryOutbox;
import org.peakonjit.schedule.ManualClock;

class SendingAgainTest {

    private static final String ANN = "ann@corp.example";

    private final ManualClock clock = new ManualClock("2026-11-25T12:00:00Z");
    private final InMemoryOutbox outbox = new InMemoryOutbox(clock);
    private final PendingUpdates waiting = new PendingUpdates(outbox);
    private final InMemorySeats seats = new InMemorySeats();
    private final RecordedEvents<AdministrativeEvent> told = new RecordedEvents<>();
    private final SendingAgain sending = new SendingAgain(waiting, seats, new AtOnce(), new ChangeLog(told, clock));
    private final Seat seat = seats.assignExisting("peakon", ANN, "17", "digest");

    private Seat now() {
        return seats.find("peakon", seat.id()).orElseThrow();
    }

    @Test
    void sendsAtOnceWhatWasGivenUp() {
        waiting.put(seat.id(), "peakon", ANN, ScimUser.known(ANN, Optional.of(ANN)));
        outbox.failed(outbox.take(PendingUpdates.KIND, Duration.ZERO).orElseThrow(), "AWAY", null);
        assertThat(waiting.waiting(seat.id()))
                .hasValueSatisfying(one -> assertThat(one.due()).isNull());

        assertThat(sending.of("root", seat)).isEqualTo(When.NOW);

        assertThat(waiting.waiting(seat.id()))
                .hasValueSatisfying(one -> assertThat(one.due()).isEqualTo(clock.instant()));
        assertThat(now().attributesDigest()).isEqualTo("digest");
        assertThat(told.fired()).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo(AdministrativeAction.SEAT_SEND_AGAIN);
            assertThat(event.person()).isEqualTo(ANN);
            assertThat(event.actor()).isEqualTo("root");
        });
    }

    @Test
    void letsTheNextSignInCompareWhereNothingWaits() {
        assertThat(sending.of("root", seat)).isEqualTo(When.AT_NEXT_SIGN_IN);

        assertThat(now().attributesDigest()).isNull();
        assertThat(told.fired())
                .singleElement()
                .satisfies(event -> assertThat(event.after()).contains("at-next-sign-in"));
    }
}
