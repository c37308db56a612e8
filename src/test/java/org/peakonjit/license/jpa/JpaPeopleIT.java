package org.peakonjit.license.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.application.jpa.StoredApplications;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.license.SeatReservation;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.person.AccountHolder;
import org.peakonjit.license.person.FormerHolder;
import org.peakonjit.license.person.FormerHolders;
import org.peakonjit.license.person.Standing;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.subject.Person;

/** Who a person is, in the database: key, address and account stand in one seat each. */
class JpaPeopleIT {

    private static final String IDP = "https://idp.corp.example/metadata";
    private static final Person ANN = new Person(IDP, "7", "ann@corp.example");
    private static final Person RAY = ANN.withAddress("ann.ray@corp.example");
    private static final Person BOB = new Person(IDP, "8", "bob@corp.example");
    private static final Duration FLIGHT = Duration.ofSeconds(30);

    private @Nullable TestNode node;

    @AfterEach
    void close() {
        if (node != null) {
            node.close();
        }
    }

    private JpaSeats seats(TestDatabase kind) {
        TestNode fresh = new TestNode(kind.fresh());
        node = fresh;
        StoredApplications.put(fresh, "peakon", 10);
        return new JpaSeats(fresh.transactions, fresh.clock);
    }

    private FormerHolders formerHolders() {
        return new JpaFormerHolders(Objects.requireNonNull(node).transactions);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void w1FindsASeatByKeyAndByAddress(TestDatabase kind) {
        JpaSeats seats = seats(kind);
        Seat ann = Holders.adopt(seats, ANN, "1");
        Seat bob = Holders.adopt(seats, BOB, "2");
        assertThat(ann.holder()).isEqualTo(ANN);
        assertThat(ann.linkedAt()).isNotNull();
        assertThat(seats.standing("peakon", ANN)).isEqualTo(new Standing(List.of(ann), List.of()));
        assertThat(seats.standing("peakon", RAY).seats()).containsExactly(ann);
        assertThat(seats.standing("peakon", ANN.withAddress(BOB.address())).seats())
                .containsExactly(ann, bob);
        assertThat(seats.standing("peakon", new Person("https://other", "7", "x@corp.example"))
                        .seats())
                .isEmpty();
        assertThat(seats.standing("other", ANN).seats()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void w1TheDatabaseForbidsTwoSeatsForOneKeyAddressOrAccount(TestDatabase kind) throws SQLException {
        JpaSeats seats = seats(kind);
        Holders.adopt(seats, ANN, "1");
        String key = ANN.key().orElseThrow().digest();
        insert("free@corp.example", "'other'", "'2'");
        assertThatThrownBy(() -> insert(ANN.address(), "null", "null")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> insert("x@corp.example", "'" + key + "'", "null"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> insert("y@corp.example", "null", "'1'")).isInstanceOf(SQLException.class);
        insert("nobody@corp.example", "null", "null");
        insert("nobody.either@corp.example", "null", "null");
    }

    private void insert(String address, String key, String account) throws SQLException {
        try (Connection connection =
                        Objects.requireNonNull(node).database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "insert into seat (id, application, holder, person_key, scim_id, state, uncertain, reserved_at) values ('"
                            + UUID.randomUUID() + "', 'peakon', '" + address + "', " + key + ", " + account
                            + ", 'ASSIGNED', false, current_timestamp)");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void w2ARenamedHolderKeepsTheSeat(TestDatabase kind) {
        JpaSeats seats = seats(kind);
        Seat ann = Holders.adopt(seats, ANN, "1");
        Holders.adopt(seats, BOB, "2");
        seats.renaming(ann.id());
        assertThat(seats.find("peakon", ann.id()).orElseThrow().renaming()).isTrue();

        AccountNames names = new AccountNames("ann.ray", "x-7", "E-1");
        assertThat(seats.renamed(ann.id(), RAY, names, "digest")).isTrue();
        Seat now = seats.find("peakon", ann.id()).orElseThrow();
        assertThat(now.address()).isEqualTo(RAY.address());
        assertThat(now.names()).isEqualTo(names);
        assertThat(now.attributesDigest()).isEqualTo("digest");
        assertThat(now.renaming()).isFalse();
        assertThat(now.linkedAt()).isEqualTo(ann.linkedAt());

        assertThat(seats.renamed(ann.id(), ANN.withAddress(BOB.address()), names, null))
                .as("another's address")
                .isFalse();
        assertThat(seats.find("peakon", ann.id())).contains(now);
    }

    /** Whose account Peakon has the number for last, has it. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void w5AnEmployeeNumberStandsInOneSeat(TestDatabase kind) {
        JpaSeats seats = seats(kind);
        Seat ann = Holders.adopt(seats, ANN, "1");
        Seat bob = Holders.adopt(seats, BOB, "2");
        AccountNames numbered = new AccountNames("name", null, "E-1");
        assertThat(seats.renamed(ann.id(), ANN, numbered, null)).isTrue();

        assertThat(seats.renamed(bob.id(), BOB, numbered, null)).isTrue();

        assertThat(seats.find("peakon", bob.id()).orElseThrow().names()).isEqualTo(numbered);
        assertThat(seats.find("peakon", ann.id()).orElseThrow().names())
                .isEqualTo(new AccountNames("name", null, null));
    }

    /** Of two who were about to tell Peakon, the slower one leaves what the faster one told. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void w2WhatWasToldMeanwhileStays(TestDatabase kind) {
        JpaSeats seats = seats(kind);
        Seat ann = Holders.adopt(seats, ANN, "1");
        assertThat(seats.renaming(ann)).isTrue();
        assertThat(seats.renaming(ann)).as("not told yet").isTrue();
        assertThat(seats.renamed(ann.id(), RAY, ann.names(), "digest")).isTrue();
        Seat told = seats.find("peakon", ann.id()).orElseThrow();

        assertThat(seats.renaming(ann)).isFalse();

        assertThat(seats.find("peakon", ann.id())).contains(told);
        assertThat(told.renaming()).isFalse();
        assertThat(seats.renaming(told)).isTrue();
        assertThat(seats.find("peakon", ann.id()).orElseThrow().renaming()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theDigestAloneIsForgotten(TestDatabase kind) {
        JpaSeats seats = seats(kind);
        Seat ann = Holders.adopt(seats, ANN, "1");
        assertThat(ann.attributesDigest()).isEqualTo("digest");

        seats.forgetDigest(ann.id());

        Seat now = seats.find("peakon", ann.id()).orElseThrow();
        assertThat(now.attributesDigest()).isNull();
        assertThat(now.isCalledAsIn(ann)).isTrue();
        assertThat(now.renaming()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void w3WhatAReleasedSeatKnewIsKept(TestDatabase kind) {
        JpaSeats seats = seats(kind);
        Seat ann = Holders.adopt(seats, ANN, "1");
        seats.release("peakon", ann.id());

        Person stranger = new Person(IDP, "9", ANN.address());
        assertThat(seats.standing("peakon", stranger).former()).singleElement().satisfies(former -> {
            assertThat(former.holder()).isEqualTo(ANN);
            assertThat(former.scimId()).isEqualTo("1");
            assertThat(former.addressFreed()).isFalse();
        });
        assertThat(seats.standing("peakon", RAY).former()).hasSize(1);
        assertThat(seats.holdersOf("peakon", "1", Set.of())).singleElement().isInstanceOf(AccountHolder.Held.class);

        formerHolders().freeAddress("peakon", ann.id());
        formerHolders().link("peakon", ann.id(), stranger, Instant.parse("2026-11-01T12:00:00Z"));
        FormerHolder changed = formerHolders().find("peakon", ann.id()).orElseThrow();
        assertThat(changed.addressFreed()).isTrue();
        assertThat(changed.holder().id()).isEqualTo("9");
        assertThat(formerHolders().forgetBefore(Instant.now().minusSeconds(60))).isZero();
        assertThat(formerHolders().forgetBefore(Instant.now().plusSeconds(60))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void w3WhoeverComesBackIsNoFormerHolderAnyMore(TestDatabase kind) {
        JpaSeats seats = seats(kind);
        seats.release("peakon", Holders.adopt(seats, ANN, "1").id());
        Seat back = Holders.adopt(seats, RAY, "1");
        assertThat(seats.standing("peakon", ANN).former()).isEmpty();
        assertThat(seats.holdersOf("peakon", "1", Set.of())).containsExactly(new AccountHolder.Holds(back));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void w4AnAddressThatStandsInASeatIsNoFormerHoldersAnyMore(TestDatabase kind) {
        JpaSeats seats = seats(kind);
        seats.release("peakon", Holders.adopt(seats, ANN, "1").id());
        Seat back = Holders.adopt(seats, new Person("https://other.example", "9", ANN.address()), "2");
        assertThat(seats.holdersOf("peakon", "3", Set.of(ANN.address())))
                .containsExactly(new AccountHolder.Holds(back));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void w4ASeatTakesAnotherKey(TestDatabase kind) {
        JpaSeats seats = seats(kind);
        Seat ann = Holders.adopt(seats, ANN.address(), "1");
        assertThat(ann.holder().key()).isEmpty();
        Instant at = Instant.parse("2026-11-01T12:00:00Z");
        seats.link(ann.id(), ANN, at);
        Seat linked = seats.at("peakon", ANN.address()).orElseThrow();
        assertThat(linked.holder()).isEqualTo(ANN);
        assertThat(linked.linkedAt()).isEqualTo(at);
        Seat bob = Holders.adopt(seats, "bob@corp.example", "2");
        assertThat(seats.link(bob.id(), ANN, at)).as("a person has one seat").isFalse();
        assertThat(seats.find("peakon", bob.id()).orElseThrow().holder().key()).isEmpty();
        JpaIdentifierRenewals renewals = new JpaIdentifierRenewals(Objects.requireNonNull(node).transactions);
        assertThat(renewals.since(IDP)).isEmpty();
        renewals.note(IDP, at);
        renewals.note(IDP, at.plusSeconds(1));
        assertThat(renewals.since(IDP)).contains(at.plusSeconds(1));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void w5AnAccountIsClaimedOnce(TestDatabase kind) {
        JpaSeats seats = seats(kind);
        Reserved ann = (Reserved) Holders.reserve(seats, ANN, FLIGHT);
        Reserved bob = (Reserved) Holders.reserve(seats, BOB, FLIGHT);
        assertThat(claim(seats, ANN, ann, "1")).isPresent();
        assertThat(claim(seats, BOB, bob, "1")).isEmpty();
        seats.giveBack(ann);
        assertThat(seats.usage("peakon").consumed())
                .as("what is claimed is not given back")
                .isEqualTo(2);
        assertThat(seats.assign(bob, Holders.created(BOB, "1"))).as("another's").isEmpty();
        seats.giveBack(bob);
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void w5AnOvertakenReservationClaimsNothing(TestDatabase kind) throws InterruptedException {
        JpaSeats seats = seats(kind);
        Reserved first = (Reserved) Holders.reserve(seats, ANN, Duration.ofMillis(1));
        Thread.sleep(20);
        SeatReservation second = Holders.reserve(seats, ANN, FLIGHT);
        assertThat(second).isInstanceOf(Reserved.class);
        assertThat(claim(seats, ANN, first, "1")).isEmpty();
        assertThat(claim(seats, ANN, (Reserved) second, "1")).isPresent();
    }

    private static Optional<Reserved> claim(JpaSeats seats, Person person, Reserved reserved, String account) {
        return seats.claim("peakon", person, AccountNames.UNKNOWN, Optional.of(reserved), account, FLIGHT);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void w8AnAccountUnderAnotherIdIsNotTakenFromAnybody(TestDatabase kind) {
        JpaSeats seats = seats(kind);
        Seat ann = Holders.adopt(seats, ANN, "1");
        Holders.adopt(seats, BOB, "2");
        assertThat(seats.reassign(ann.id(), "2")).isFalse();
        assertThat(seats.reassign(ann.id(), "3")).isTrue();
        assertThat(seats.find("peakon", ann.id()).orElseThrow().scimId()).isEqualTo("3");
    }

    /** At another Peakon they may be anybody's. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void w8IdsOfAccountsAreForgottenAndNothingElse(TestDatabase kind) {
        JpaSeats seats = seats(kind);
        StoredApplications.put(Objects.requireNonNull(node), "other", 10);
        Seat ann = Holders.adopt(seats, ANN, "1");
        Seat bob = Holders.adopt(seats, BOB, "2");
        Seat elsewhere = Holders.adopt(seats, "other", BOB, "2");
        seats.release("peakon", ann.id());

        seats.forgetAccounts("peakon");

        Seat now = seats.find("peakon", bob.id()).orElseThrow();
        assertThat(now.scimId()).isNull();
        assertThat(now.isAssigned()).isTrue();
        assertThat(now.attributesDigest()).isEqualTo(bob.attributesDigest());
        assertThat(formerHolders().find("peakon", ann.id()).orElseThrow().scimId())
                .isNull();
        assertThat(seats.find("other", elsewhere.id()).orElseThrow().scimId()).isEqualTo("2");
        assertThat(seats.reassign(bob.id(), "1")).isTrue();
    }
}
