package org.peakonjit.license.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.application.jpa.StoredApplications;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.license.SeatReservation;
import org.peakonjit.license.SeatReservation.Changed;
import org.peakonjit.license.SeatReservation.InFlight;
import org.peakonjit.license.SeatReservation.NoneLeft;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatOrigin;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.license.seat.SeatState;
import org.peakonjit.subject.Person;

class JpaSeatsIT {

    private static final Duration FLIGHT = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(1);

    private @Nullable TestNode node;

    @AfterEach
    void close() {
        if (node != null) {
            node.close();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void l1OneSeatPerPersonHoweverOften(TestDatabase kind) {
        Seats seats = seats(kind, 10);
        Seat seat = assign(seats, "ann@corp.example");
        for (int i = 0; i < 5; i++) {
            assertThat(Holders.reserve(seats, "ann@corp.example", FLIGHT)).isEqualTo(new Changed());
            assertThat(seats.claim("peakon", seat.holder(), AccountNames.UNKNOWN, Optional.empty(), "other", FLIGHT))
                    .isEmpty();
            assertThat(seats.standing("peakon", seat.holder()).seats()).containsExactly(seat);
        }
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void l1OneFlightPerPerson(TestDatabase kind) {
        Seats seats = seats(kind, 10);
        Reserved first = reserved(seats, "ann@corp.example", FLIGHT);
        assertThat(first.uncertain()).isFalse();
        assertThat(Holders.reserve(seats, "ann@corp.example", FLIGHT)).isEqualTo(new InFlight());
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void l2NoneIsLeftAtTheLimit(TestDatabase kind) {
        Seats seats = seats(kind, 1);
        reserved(seats, "ann@corp.example", FLIGHT);
        SeatReservation none = Holders.reserve(seats, "bob@corp.example", FLIGHT);
        assertThat(none).isInstanceOf(NoneLeft.class);
        assertThat(((NoneLeft) none).usage().consumed()).isEqualTo(1);
        assertThat(seats.at("peakon", "bob@corp.example")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void l3CountsAnExistingAccountBeyondTheLimit(TestDatabase kind) {
        Seats seats = seats(kind, 0);
        Seat seat = Holders.adopt(seats, "ann@corp.example", "17");
        assertThat(seat.origin()).isEqualTo(SeatOrigin.EXISTING);
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
        assertThat(seats.usage("peakon").limit()).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void l4WhoeverHoldsASeatIsNotRefusedForTheLimit(TestDatabase kind) {
        Seats seats = seats(kind, 1);
        assign(seats, "ann@corp.example");
        limit(0);
        assertThat(Holders.reserve(seats, "ann@corp.example", FLIGHT)).isInstanceOf(Changed.class);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void l5NoLimitIsUnlimitedAndZeroIsNobody(TestDatabase kind) {
        Seats seats = seats(kind, null);
        for (int i = 0; i < 20; i++) {
            reserved(seats, i + "@corp.example", FLIGHT);
        }
        assertThat(seats.usage("peakon").limit()).isEmpty();
        limit(0);
        assertThat(Holders.reserve(seats, "ann@corp.example", FLIGHT)).isInstanceOf(NoneLeft.class);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void l6LoweringTheLimitRevokesNothingButStopsCreation(TestDatabase kind) {
        Seats seats = seats(kind, 3);
        assign(seats, "ann@corp.example");
        Reserved bob = reserved(seats, "bob@corp.example", FLIGHT);
        limit(1);
        assertThat(Holders.assign(seats, bob, "2").isAssigned()).isTrue();
        assertThat(seats.usage("peakon").consumed()).isEqualTo(2);
        assertThat(Holders.reserve(seats, "eve@corp.example", FLIGHT)).isInstanceOf(NoneLeft.class);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void l7ADefiniteFailureGivesTheSeatBackAtOnce(TestDatabase kind) {
        Seats seats = seats(kind, 1);
        seats.giveBack(reserved(seats, "ann@corp.example", FLIGHT));
        assertThat(seats.usage("peakon").consumed()).isZero();
        assertThat(reserved(seats, "bob@corp.example", FLIGHT).uncertain()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void l7AnUnknownOutcomeKeepsTheReservationUntilItIsSettled(TestDatabase kind) {
        Seats seats = seats(kind, 1);
        Reserved unknown = reserved(seats, "ann@corp.example", FLIGHT);
        seats.keepUnsettled(unknown);
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        assertThat(seats.unsettled("peakon", Duration.ZERO, 10)).containsExactly(unknown.seat());
        assertThat(seats.unsettled("peakon", Duration.ofSeconds(60), 10)).isEmpty();
        assertThat(Holders.reserve(seats, "bob@corp.example", FLIGHT)).isInstanceOf(NoneLeft.class);

        Reserved again = reserved(seats, "ann@corp.example", FLIGHT);
        assertThat(again.uncertain()).isTrue();
        assertThat(again.seat()).isEqualTo(unknown.seat());
        assertThat(seats.unsettled("peakon", Duration.ZERO, 10)).isEmpty();
        seats.giveBack(again);
        assertThat(seats.usage("peakon").consumed()).as("it may exist").isEqualTo(1);

        seats.settleAbsent(reserved(seats, "ann@corp.example", FLIGHT));
        assertThat(seats.usage("peakon").consumed()).isZero();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void l7AFlightOfAKilledNodeIsTakenOver(TestDatabase kind) {
        Seats seats = seats(kind, 1);
        Reserved killed = reserved(seats, "ann@corp.example", SHORT);
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        assertThat(seats.unsettled("peakon", Duration.ZERO, 10)).containsExactly(killed.seat());
        Reserved next = reserved(seats, "ann@corp.example", FLIGHT);
        assertThat(next.uncertain()).isTrue();

        seats.giveBack(killed);
        seats.settleAbsent(killed);
        seats.keepUnsettled(killed);
        assertThat(Holders.reserve(seats, "ann@corp.example", FLIGHT))
                .as("the old flight changes nothing")
                .isEqualTo(new InFlight());
        assertThat(Holders.assign(seats, killed, "9").isAssigned())
                .as("but its account exists")
                .isTrue();
        assertThat(Holders.assign(seats, next, "9").origin()).isEqualTo(SeatOrigin.CREATED);
        seats.giveBack(next);
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
    }

    /** What a flight left that has just ended may show only later. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void l7AReservationIsSettledOnceItIsQuiet(TestDatabase kind) {
        Seats seats = seats(kind, 1);
        Reserved ann = reserved(seats, "ann@corp.example", FLIGHT);
        UUID id = ann.seat().id();
        assertThat(seats.takeUnsettled(id, Duration.ZERO, FLIGHT))
                .as("in flight")
                .isEmpty();
        seats.keepUnsettled(ann);
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        assertThat(seats.takeUnsettled(id, Duration.ofSeconds(60), FLIGHT)).isEmpty();
        assertThat(seats.unsettled("other", Duration.ZERO, 10)).isEmpty();

        Reserved taken = seats.takeUnsettled(id, Duration.ZERO, FLIGHT).orElseThrow();
        assertThat(taken.seat()).isEqualTo(ann.seat());
        assertThat(taken.uncertain()).isTrue();
        seats.settleAbsent(taken);
        assertThat(seats.usage("peakon").consumed()).isZero();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void w4AReservationIsTheirsAsTheyAreKnownNow(TestDatabase kind) {
        Seats seats = seats(kind, 1);
        Person before = new Person("https://old", "S-1-5", "ann@corp.example");
        Person now = new Person("https://new", "guid", "ann@corp.example");
        AccountNames names = new AccountNames("ann@corp.example", "guid", "7");
        seats.keepUnsettled((Reserved) Holders.reserve(seats, before, FLIGHT));
        Seat unsettled = seats.at("peakon", "ann@corp.example").orElseThrow();

        seats.reserve("peakon", now, names, Optional.of(unsettled.id()), FLIGHT);

        Seat taken = seats.find("peakon", unsettled.id()).orElseThrow();
        assertThat(taken.holder()).isEqualTo(now);
        assertThat(taken.names()).isEqualTo(names);
        assertThat(taken.reservedAt()).isEqualTo(unsettled.reservedAt());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void l7AnAccountThatExistsIsSeatedThoughItsSeatWasGivenBack(TestDatabase kind) {
        Seats seats = seats(kind, 1);
        Reserved ann = reserved(seats, "ann@corp.example", SHORT);
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        seats.settleAbsent(reserved(seats, "ann@corp.example", FLIGHT));
        assertThat(Holders.assign(seats, ann, "9").scimId()).isEqualTo("9");
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
    }

    /** Two nodes made an account for the same person; the seat is that of whose assignment is there already. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void l7AnAccountThatIsSeatedJustThenStays(TestDatabase kind) throws Exception {
        Seats seats = seats(kind, 1);
        Reserved late = reserved(seats, "ann@corp.example", SHORT);
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        seats.settleAbsent(reserved(seats, "ann@corp.example", FLIGHT));
        Seat other = reserved(seats, "ann@corp.example", FLIGHT).seat();
        TestNode here = Objects.requireNonNull(node);
        try (Connection connection = here.database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("update seat set state = 'ASSIGNED', origin = 'CREATED', scim_id = '8',"
                    + " flight = null, flight_until = null where id = '" + other.id() + "'");
            CompletableFuture<Seat> assigned = CompletableFuture.supplyAsync(() -> Holders.assign(seats, late, "9"));
            assertThatThrownBy(() -> assigned.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            connection.commit();

            assertThat(assigned.get(10, TimeUnit.SECONDS).scimId()).isEqualTo("8");
        }
        assertThat(seats.at("peakon", "ann@corp.example").map(Seat::scimId)).contains("8");
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void l8AReleasedSeatIsFree(TestDatabase kind) {
        Seats seats = seats(kind, 1);
        Seat ann = assign(seats, "ann@corp.example");
        assertThat(seats.release("other", ann.id())).isFalse();
        assertThat(seats.release("peakon", ann.id())).isTrue();
        assertThat(seats.release("peakon", ann.id())).isFalse();
        reserved(seats, "bob@corp.example", FLIGHT);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void l8ASeatIsNotReleasedForWhatIsNoLongerTrue(TestDatabase kind) {
        Seats seats = seats(kind, 1);
        Seat judged = assign(seats, "ann@corp.example");
        seats.signedIn(judged.id(), Instant.now().truncatedTo(ChronoUnit.MILLIS));
        assertThat(seats.release(judged)).isFalse();
        assertThat(seats.release(seats.find("peakon", judged.id()).orElseThrow()))
                .isTrue();
        assertThat(seats.usage("peakon").consumed()).isZero();
    }

    /** Its account may be made at any moment. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void l8AReservationIsNotReleased(TestDatabase kind) {
        Seats seats = seats(kind, 1);
        Reserved ann = reserved(seats, "ann@corp.example", FLIGHT);
        assertThat(seats.release("peakon", ann.seat().id())).isFalse();
        assertThat(Holders.reserve(seats, "bob@corp.example", FLIGHT)).isInstanceOf(NoneLeft.class);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void l10TheNumberConsumedIsTheNumberOfRows(TestDatabase kind) {
        Seats seats = seats(kind, 10);
        assign(seats, "ann@corp.example");
        reserved(seats, "bob@corp.example", FLIGHT);
        seats.keepUnsettled(reserved(seats, "eve@corp.example", FLIGHT));
        assertThat(seats.usage("peakon").consumed())
                .isEqualTo(3)
                .isEqualTo(seats.count("peakon", SeatQuery.all()))
                .isEqualTo(seats.page("peakon", SeatQuery.all(), 0, 100).size());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void findsWhatAQueryAsksFor(TestDatabase kind) {
        Seats seats = seats(kind, 10);
        Seat ann = assign(seats, "ann_a@corp.example");
        Seat bob = Holders.adopt(seats, "bob%@corp.example", "2");
        reserved(seats, "eve@corp.example", FLIGHT);
        Instant at = Instant.parse("2026-11-01T12:00:00Z");
        seats.signedIn(ann.id(), at);
        seats.signedIn(ann.id(), at.plusSeconds(60));
        assertThat(holders(seats, query("%", SeatQuery.Order.HOLDER))).containsExactly("bob%@corp.example");
        assertThat(holders(seats, query("ANN_", SeatQuery.Order.HOLDER))).containsExactly("ann_a@corp.example");
        assertThat(holders(seats, query("", SeatQuery.Order.LAST_SIGN_IN)))
                .containsExactly("ann_a@corp.example", "bob%@corp.example", "eve@corp.example");
        assertThat(holders(
                        seats,
                        new SeatQuery(
                                Optional.empty(),
                                Optional.of(SeatState.ASSIGNED),
                                Optional.of(SeatOrigin.EXISTING),
                                SeatQuery.Order.RESERVED_AT)))
                .containsExactly(bob.address());
        Seat signedIn = seats.find("peakon", ann.id()).orElseThrow();
        assertThat(signedIn.firstSignIn()).isEqualTo(at);
        assertThat(signedIn.lastSignIn()).isEqualTo(at.plusSeconds(60));
        assertThat(seats.find("other", ann.id())).isEmpty();
        assertThat(seats.idle("peakon", at.plusSeconds(61), 10))
                .extracting(Seat::id)
                .containsExactly(ann.id());
        seats.renamed(ann.id(), ann.holder(), ann.names(), "digest");
        assertThat(seats.at("peakon", ann.address()).orElseThrow().attributesDigest())
                .isEqualTo("digest");
    }

    private static SeatQuery query(String text, SeatQuery.Order order) {
        return new SeatQuery(Optional.of(text), Optional.empty(), Optional.empty(), order);
    }

    private static java.util.List<String> holders(Seats seats, SeatQuery query) {
        return seats.page("peakon", query, 0, 10).stream().map(Seat::address).toList();
    }

    private Seats seats(TestDatabase kind, @Nullable Integer limit) {
        TestNode fresh = new TestNode(kind.fresh());
        node = fresh;
        limit(limit);
        return new JpaSeats(fresh.transactions, fresh.clock);
    }

    private void limit(@Nullable Integer limit) {
        StoredApplications.put(Objects.requireNonNull(node), "peakon", limit);
    }

    private static Reserved reserved(Seats seats, String holder, Duration flight) {
        SeatReservation reservation = Holders.reserve(seats, holder, flight);
        assertThat(reservation).isInstanceOf(Reserved.class);
        return (Reserved) reservation;
    }

    private static Seat assign(Seats seats, String holder) {
        return Holders.assign(seats, reserved(seats, holder, FLIGHT), "id-" + holder);
    }
}
