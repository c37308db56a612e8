package org.peakonjit.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.schedule.InMemoryOutbox;
import org.peakonjit.schedule.ManualClock;

class ForgetAccountsTest {

    private static final String ANN = "ann@corp.example";

    private final InMemorySeats seats = new InMemorySeats();
    private final ManualClock clock = new ManualClock("2026-11-25T12:00:00Z");
    private final InMemoryOutbox outbox = new InMemoryOutbox(clock);
    private final ForgetAccounts task =
            new ForgetAccounts(seats, new InMemoryStagedAccounts(seats), new InMemoryReconciliations(), outbox, clock);

    private Seat ann() {
        return seats.at("peakon", ANN).orElseThrow();
    }

    private void pass(Duration time) {
        clock.now = clock.now.plus(time);
        task.run();
    }

    /** A node that had not heard of the new URL yet. */
    @Test
    void forgetsOnceMoreWhatWasUnderWay() {
        seats.assignExisting("peakon", ANN, "7", null);
        task.moved("peakon");
        assertThat(ann().scimId()).isNull();

        seats.reassign(ann().id(), "7");
        pass(Duration.ofSeconds(20));
        assertThat(ann().scimId()).as("it is too early").isEqualTo("7");
        pass(Duration.ofMinutes(2));
        assertThat(ann().scimId()).isNull();

        seats.reassign(ann().id(), "8");
        pass(Duration.ofMinutes(5));
        assertThat(ann().scimId()).isEqualTo("8");
        assertThat(outbox.all(ForgetAccounts.KIND)).isEmpty();
    }

    @Test
    void waitsAnewWhereItMovesAgain() {
        seats.assignExisting("peakon", ANN, "7", null);
        task.moved("peakon");
        pass(Duration.ofSeconds(90));
        task.moved("peakon");
        seats.reassign(ann().id(), "8");
        pass(Duration.ofSeconds(90));
        assertThat(ann().scimId()).isEqualTo("8");
        pass(Duration.ofMinutes(2));
        assertThat(ann().scimId()).isNull();
    }
}
