package org.peakonjit.administration.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.seats.BulkRelease.Progress;
import org.peakonjit.administration.seats.SeatReleasing.Release.Kept;
import org.peakonjit.application.Application;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.jpa.StoredApplications;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.audit.AdministrativeEvent;
import org.peakonjit.database.AtOnce;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.Seats;
import org.peakonjit.license.jpa.StoredSeats;
import org.peakonjit.license.person.TrustedIssuers;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatQuery;
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

    private BulkRelease bulkRelease(Clock clock) {
        return bulkRelease(clock, new AtOnce());
    }

    private BulkRelease bulkRelease(Clock clock, UnitOfWork atOnce) {
        ChangeLog changes = new ChangeLog(told, Clock.systemUTC());
        return new BulkRelease(
                seats,
                new SeatReleasing(seats, atOnce, new Deprovisioning(peakon, seats, new TrustedIssuers()), changes),
                clock);
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

        Progress ended = bulkRelease.release("admin", application, FROM_A_TO_E, AccountFate.KEEP, begun, now -> true);

        assertThat(ended.released()).isEqualTo(5);
        assertThat(seats.page("peakon", SeatQuery.all(), 0, 10))
                .extracting(Seat::address)
                .containsExactly("f@else");
        assertThat(told.fired()).hasSize(5).extracting("action").containsOnly(AdministrativeAction.SEAT_RELEASED);
    }

    @Test
    void keepsThoseWhosePeakonAccountStaysAndGoesOnWithTheRest() {
        peakon.keeps = peakon.idOf("b@corp");
        BulkRelease bulkRelease = bulkRelease(Clock.systemUTC());

        Progress ended = bulkRelease.release(
                "admin",
                application,
                FROM_A_TO_E,
                AccountFate.DELETE,
                bulkRelease.begin(application, FROM_A_TO_E),
                now -> true);

        assertThat(ended.released()).isEqualTo(4);
        assertThat(ended.kept()).isEqualTo(1);
        assertThat(ended.trouble()).isNotNull();
        assertThat(seats.page("peakon", SeatQuery.all(), 0, 10))
                .extracting(Seat::address)
                .containsExactly("b@corp", "f@else");
    }

    /** Its account may be made at any moment, and would not be counted. */
    @Test
    void keepsReservationsAndGoesOnWithTheRest() {
        Holders.reserve(seats, "a0@corp", LONG);
        BulkRelease bulkRelease = bulkRelease(Clock.systemUTC());

        Progress ended = bulkRelease.release(
                "admin",
                application,
                FROM_A_TO_E,
                AccountFate.KEEP,
                bulkRelease.begin(application, FROM_A_TO_E),
                now -> true);

        assertThat(ended.released()).isEqualTo(5);
        assertThat(ended.kept()).isEqualTo(1);
        assertThat(ended.who())
                .extracting(KeptSeat::holder, KeptSeat::why)
                .containsExactly(tuple("a0@corp", SeatFault.UNSETTLED.fault()));
        assertThat(seats.page("peakon", SeatQuery.all(), 0, 10))
                .extracting(Seat::address)
                .containsExactly("a0@corp", "f@else");
    }

    /** Nothing else would settle it: it would count for ever. */
    @ParameterizedTest
    @CsvSource({"PT1S, KEEP, 1", "PT-10S, KEEP, 1", "PT-2M, DELETE, 1", "PT-2M, KEEP, 0"})
    void l7ReleasesAnOldReservationWhereNoPeakonCanBeAskedAnyMore(Duration flight, AccountFate fate, int left) {
        try (TestNode node = new TestNode(TestDatabase.H2.fresh())) {
            StoredApplications.put(node, "peakon", null);
            Seats stored = StoredSeats.in(node);
            Seat seat = ((Reserved) Holders.reserve(stored, "ann@corp", flight)).seat();
            SeatReleasing releasing = new SeatReleasing(
                    stored,
                    node.unitOfWork,
                    new Deprovisioning(peakon, stored, new TrustedIssuers()),
                    new ChangeLog(told, Clock.systemUTC()));
            assertThat(releasing.release("admin", application, seat, fate)).isInstanceOf(Kept.class);

            releasing.release("admin", Fixtures.with(Fixtures.withoutProvisioning()), seat, fate);

            assertThat(stored.usage("peakon").consumed()).isEqualTo(left);
            assertThat(stored.page("peakon", SeatQuery.all(), 0, 10)).hasSize(left);
            assertThat(told.fired()).hasSize(1 - left);
        }
    }

    @Test
    void stopsWhenItIsTold() {
        BulkRelease bulkRelease = bulkRelease(Clock.systemUTC());
        Progress begun = bulkRelease.begin(application, FROM_A_TO_E);

        Progress some = bulkRelease.release(
                "admin", application, FROM_A_TO_E, AccountFate.KEEP, begun, now -> now.released() < 3);

        assertThat(some.released()).isEqualTo(3);
        assertThat(seats.page("peakon", SeatQuery.all(), 0, 10))
                .extracting(Seat::address)
                .containsExactly("d@corp", "e@corp", "f@else");
    }

    /** Begun in a long ledger, where a text is looked for at the beginning, and gone on with in a short one. */
    @Test
    void goesOnWithThoseWhoWereConfirmed() {
        seats.assignExisting("peakon", "eve@corp", "account of eve", null);
        seats.counted(6);
        SeatQuery query = seats.pinned(
                "peakon", new SeatQuery(Optional.of("e"), Optional.empty(), Optional.empty(), SeatQuery.Order.HOLDER));
        BulkRelease bulkRelease = bulkRelease(Clock.systemUTC());
        Progress begun = bulkRelease.begin(application, query);
        assertThat(begun.total()).isEqualTo(2);
        SeatQuery kept =
                ReleaseRequest.of(query, begun.until(), AccountFate.KEEP).query();

        bulkRelease.release("admin", application, kept, AccountFate.KEEP, begun, now -> now.released() < 1);
        bulkRelease.release("admin", application, kept, AccountFate.KEEP, begun, now -> true);

        assertThat(seats.page("peakon", SeatQuery.all(), 0, 10))
                .extracting(Seat::address)
                .containsExactly("a@corp", "b@corp", "c@corp", "d@corp", "f@else");
    }

    /** Others of the same page take their time. */
    @Test
    void leavesAloneWhoSignsInBeforeTheirTurn() {
        Instant now = Instant.now();
        SeatQuery idle = new SeatQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(now.minus(Duration.ofDays(90))),
                SeatQuery.Order.HOLDER);
        UUID seat = seats.at("peakon", "d@corp").orElseThrow().id();
        BulkRelease bulkRelease = bulkRelease(Clock.systemUTC());
        Progress begun = bulkRelease.begin(application, idle);

        Progress ended = bulkRelease.release("admin", application, idle, AccountFate.DELETE, begun, progress -> {
            if (progress.released() == 2) {
                seats.signedIn(seat, now);
            }
            return true;
        });

        assertThat(ended.released()).isEqualTo(5);
        assertThat(ended.who())
                .extracting(KeptSeat::holder, KeptSeat::why)
                .containsExactly(tuple("d@corp", SeatFault.CHANGED.fault()));
        assertThat(seats.page("peakon", SeatQuery.all(), 0, 10))
                .extracting(Seat::address)
                .containsExactly("d@corp");
        assertThat(peakon.isActive("d@corp")).isTrue();
    }

    /** Whose account is gone needs no seat. */
    @ParameterizedTest
    @CsvSource({"KEEP, 0", "DEACTIVATE, 1", "DELETE, 1"})
    void keepsTheSeatOfWhoSignsInJustThenUnlessTheirAccountHasMetItsFate(AccountFate fate, long released) {
        UUID seat = seats.at("peakon", "d@corp").orElseThrow().id();
        UnitOfWork behindTheAccount = new UnitOfWork() {
            @Override
            public <T> T call(Supplier<T> work) {
                seats.signedIn(seat, Instant.now());
                return work.get();
            }

            @Override
            public void afterCommit(Runnable work) {
                throw new UnsupportedOperationException();
            }
        };
        BulkRelease bulkRelease = bulkRelease(Clock.systemUTC(), behindTheAccount);
        SeatQuery query = new SeatQuery(Optional.of("d@"), Optional.empty(), Optional.empty(), SeatQuery.Order.HOLDER);

        Progress ended = bulkRelease.release(
                "admin", application, query, fate, bulkRelease.begin(application, query), now -> true);

        assertThat(ended.released()).isEqualTo(released);
        assertThat(seats.find("peakon", seat).isEmpty()).isEqualTo(released == 1);
        assertThat(told.fired()).hasSize((int) released);
    }

    @Test
    void endsWithTheNumberThatWasConfirmed() {
        peakon.keeps = peakon.idOf("b@corp");
        Progress begun = BulkRelease.begin(3, Instant.now());

        Progress ended = bulkRelease(Clock.systemUTC())
                .release("admin", application, FROM_A_TO_E, AccountFate.DELETE, begun, now -> true);

        assertThat(ended.released()).isEqualTo(2);
        assertThat(ended.kept()).isEqualTo(1);
        assertThat(seats.page("peakon", SeatQuery.all(), 0, 10))
                .extracting(Seat::address)
                .containsExactly("b@corp", "d@corp", "e@corp", "f@else");
    }

    /** Over several pages of a ledger in a database, whose rows vanish meanwhile. */
    @Test
    void meetsEachSeatOnce() {
        try (TestNode node = new TestNode(TestDatabase.H2.fresh())) {
            StoredApplications.put(node, "peakon", null);
            Seats stored = StoredSeats.in(node);
            for (int number = 1000; number < 1205; number++) {
                peakon.knows(number + "@corp", true);
                Holders.adopt(stored, number + "@corp", peakon.idOf(number + "@corp"));
            }
            Holders.reserve(stored, "0999@corp", LONG);
            Holders.reserve(stored, "1100a@corp", LONG);
            peakon.keeps = peakon.idOf("1150@corp");
            BulkRelease bulkRelease = new BulkRelease(
                    stored,
                    new SeatReleasing(
                            stored,
                            node.unitOfWork,
                            new Deprovisioning(peakon, stored, new TrustedIssuers()),
                            new ChangeLog(told, Clock.systemUTC())),
                    Clock.systemUTC());

            Progress ended = bulkRelease.release(
                    "admin",
                    application,
                    SeatQuery.all(),
                    AccountFate.DELETE,
                    bulkRelease.begin(application, SeatQuery.all()),
                    now -> true);

            assertThat(ended.released()).isEqualTo(204);
            assertThat(ended.kept()).isEqualTo(3);
            assertThat(stored.page("peakon", SeatQuery.all(), 0, 10))
                    .extracting(Seat::address)
                    .containsExactly("0999@corp", "1100a@corp", "1150@corp");
        }
    }

    @Test
    void leavesSeatsAloneThatWereTakenLater() {
        BulkRelease past = bulkRelease(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

        assertThat(past.begin(application, FROM_A_TO_E).total()).isZero();
    }
}
