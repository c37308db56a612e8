package org.peakonjit.administration.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.Changes;
import org.peakonjit.administration.seats.BulkRelease.Progress;
import org.peakonjit.application.Application;
import org.peakonjit.application.Fixtures;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.audit.AdministrativeEvent;
import org.peakonjit.database.AtOnce;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.license.Holders;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.Seat;
import org.peakonjit.license.SeatQuery;
import org.peakonjit.provisioning.FakePeakon;
import org.peakonjit.upkeep.Deprovisioning;
import org.peakonjit.upkeep.Deprovisioning.AccountFate;

class BulkReleaseTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final SeatQuery FROM_A_TO_E =
            new SeatQuery(Optional.of("@corp"), Optional.empty(), Optional.empty(), SeatQuery.Order.LAST_SIGN_IN);

    private final InMemorySeats seats = new InMemorySeats();
    private final FakePeakon peakon = new FakePeakon();
    private final RecordedEvents<AdministrativeEvent> told = new RecordedEvents<>();
    private final Application application = Fixtures.peakon(100);
    private final List<Instant> times = new ArrayList<>();

    private BulkRelease bulkRelease(Clock clock) {
        UnitOfWork atOnce = new AtOnce();
        Changes changes = new Changes(told, Clock.systemUTC());
        return new BulkRelease(
                seats, new SeatReleasing(seats, atOnce, new Deprovisioning(peakon, seats), changes), clock);
    }

    @BeforeEach
    void fivePeopleAndAStranger() {
        for (String name : List.of("a@corp", "b@corp", "c@corp", "d@corp", "e@corp", "f@else")) {
            peakon.knows(name, true);
            seats.assignExisting("peakon", name, peakon.idOf(name), null);
        }
    }

    @Test
    void releasesWhatTheFilterFindsAndTellsOfEach() {
        BulkRelease bulkRelease = bulkRelease(Clock.systemUTC());
        Progress begun = bulkRelease.begin(application, FROM_A_TO_E);
        assertThat(begun.total()).isEqualTo(5);

        Progress ended = bulkRelease.goOn("admin", application, FROM_A_TO_E, AccountFate.KEEP, begun, LONG);

        assertThat(ended.finished()).isTrue();
        assertThat(ended.released()).isEqualTo(5);
        assertThat(ended.percent()).isEqualTo(100);
        assertThat(seats.page("peakon", 0, 10)).extracting(Seat::address).containsExactly("f@else");
        assertThat(told.fired()).hasSize(5).extracting("action").containsOnly(AdministrativeAction.SEAT_RELEASED);
    }

    @Test
    void keepsThoseWhosePeakonAccountStaysAndGoesOnWithTheRest() {
        peakon.keeps = peakon.idOf("b@corp");
        BulkRelease bulkRelease = bulkRelease(Clock.systemUTC());

        Progress ended = bulkRelease.goOn(
                "admin",
                application,
                FROM_A_TO_E,
                AccountFate.DELETE,
                bulkRelease.begin(application, FROM_A_TO_E),
                LONG);

        assertThat(ended.released()).isEqualTo(4);
        assertThat(ended.kept()).isEqualTo(1);
        assertThat(ended.trouble()).isNotNull();
        assertThat(ended.finished()).isTrue();
        assertThat(seats.page("peakon", 0, 10)).extracting(Seat::address).containsExactly("b@corp", "f@else");
    }

    /** Its account may be made at any moment, and would not be counted. */
    @Test
    void keepsReservationsAndGoesOnWithTheRest() {
        Holders.reserve(seats, "a0@corp", LONG);
        BulkRelease bulkRelease = bulkRelease(Clock.systemUTC());

        Progress ended = bulkRelease.goOn(
                "admin", application, FROM_A_TO_E, AccountFate.KEEP, bulkRelease.begin(application, FROM_A_TO_E), LONG);

        assertThat(ended.released()).isEqualTo(5);
        assertThat(ended.kept()).isEqualTo(1);
        assertThat(seats.page("peakon", 0, 10)).extracting(Seat::address).containsExactly("a0@corp", "f@else");
    }

    @Test
    void stopsWhenItsTimeIsOver() {
        Instant start = Instant.parse("2100-01-01T00:00:00Z");
        Clock ticking = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                times.add(start.plusSeconds(times.size()));
                return times.get(times.size() - 1);
            }
        };
        BulkRelease bulkRelease = bulkRelease(ticking);
        Progress begun = bulkRelease.begin(application, FROM_A_TO_E);

        Progress some =
                bulkRelease.goOn("admin", application, FROM_A_TO_E, AccountFate.KEEP, begun, Duration.ofSeconds(3));

        assertThat(some.finished()).isFalse();
        assertThat(some.released()).isBetween(1L, 4L);
        assertThat(bulkRelease
                        .goOn("admin", application, FROM_A_TO_E, AccountFate.KEEP, some, LONG)
                        .released())
                .isEqualTo(5);
    }

    @Test
    void leavesSeatsAloneThatWereTakenLater() {
        BulkRelease past = bulkRelease(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

        assertThat(past.begin(application, FROM_A_TO_E).total()).isZero();
    }
}
