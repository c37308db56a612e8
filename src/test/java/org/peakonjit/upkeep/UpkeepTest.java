package org.peakonjit.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.application.Application;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.application.OneApplication;
import org.peakonjit.application.SeatRelease;
import org.peakonjit.database.AtOnce;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.SeatReleased;
import org.peakonjit.license.SeatReleased.Reason;
import org.peakonjit.license.SeatReleases;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.SeatSettled;
import org.peakonjit.license.person.Issuers;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatOrigin;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.FakePeakon;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.InMemoryOutbox;
import org.peakonjit.schedule.ManualClock;
import org.peakonjit.schedule.Outbox.Entry;
import org.peakonjit.subject.DomainScope;
import org.peakonjit.subject.Person;
import org.peakonjit.upkeep.Deprovisioning.AccountFate;
import org.peakonjit.upkeep.ReconciliationOutcome.Compared;
import org.peakonjit.upkeep.ReconciliationOutcome.OtherRun;
import org.peakonjit.upkeep.ReconciliationOutcome.Stopped;

class UpkeepTest {

    private static final String ANN = "ann@corp.example";
    private static final String BOB = "bob@corp.example";
    private static final Duration LONG = Duration.ofDays(100);

    private final InMemorySeats seats = new InMemorySeats();
    private final FakePeakon peakon = new FakePeakon();
    private final RecordedEvents<SeatReleased> released = new RecordedEvents<>();
    private final RecordedEvents<SeatSettled> settled = new RecordedEvents<>();

    /** Whom the identity provider speaks for. */
    private DomainScope spokenFor = DomainScope.ANY;

    private final Issuers issuers = new Issuers() {
        @Override
        public boolean speaksFor(String issuer, String address) {
            return spokenFor.covers(address);
        }

        @Override
        public Optional<Instant> identifiersSince(String issuer) {
            return Optional.empty();
        }
    };

    private final UnitOfWork atOnce = new AtOnce();
    private final SeatReleases releases = new SeatReleases(seats, atOnce, released, Clock.systemUTC());

    private Seat seatFor(String holder) {
        peakon.knows(holder, true);
        return seats.assignExisting("peakon", holder, peakon.idOf(holder), "old");
    }

    private static Application releasing(SeatRelease release) {
        return Fixtures.with(Fixtures.releasing(release));
    }

    @Nested
    class Settling {

        private final SettleReservations task = new SettleReservations(
                seats, issuers, new OneApplication(Fixtures.peakon(5)), peakon, atOnce, settled, Clock.systemUTC());

        private Reserved unsettled(Duration ago) {
            Reserved reserved = (Reserved) Holders.reserve(seats, ANN, Duration.ZERO);
            seats.keepUnsettled(reserved);
            seats.age(reserved.seat().id(), ago);
            return reserved;
        }

        @Test
        void l7AssignsTheSeatWhoseAccountExists() {
            Reserved reserved = unsettled(Duration.ofMinutes(5));
            peakon.knows(ANN, true);
            task.run();
            assertThat(seats.find("peakon", reserved.seat().id()).orElseThrow().scimId())
                    .isEqualTo(peakon.idOf(ANN));
            assertThat(settled.fired()).extracting(SeatSettled::what).containsExactly(SeatSettled.What.ASSIGNED);
        }

        @Test
        void l7SaysWhoseAccountWasThereBefore() {
            Reserved reserved = unsettled(Duration.ofMinutes(5));
            peakon.knows(ANN, true);
            task.run();
            Seat seat = seats.find("peakon", reserved.seat().id()).orElseThrow();
            assertThat(seat.isAssigned()).isTrue();
            assertThat(seat.origin()).isEqualTo(SeatOrigin.EXISTING);
        }

        @Test
        void l7SaysWhoseAccountWeCreated() {
            Reserved reserved = unsettled(Duration.ofMinutes(5));
            peakon.create(Fixtures.peakon(5), ScimUser.known(ANN, Optional.of(ANN)), Deadline.in(LONG));
            task.run();
            assertThat(seats.find("peakon", reserved.seat().id()).orElseThrow().origin())
                    .isEqualTo(SeatOrigin.CREATED);
        }

        @Test
        void l7LeavesNoFlightBehindThatThePersonWouldWaitFor() {
            unsettled(Duration.ofMinutes(5));
            peakon.lookUpFails = Kind.UNAVAILABLE;
            task.run();
            assertThat(Holders.reserve(seats, ANN, LONG)).isInstanceOf(Reserved.class);
        }

        @Test
        void leavesAnApplicationAloneWhoseProvisioningIsOff() {
            unsettled(Duration.ofMinutes(5));
            new SettleReservations(
                            seats,
                            issuers,
                            new OneApplication(Fixtures.with(Fixtures.withoutProvisioning())),
                            peakon,
                            atOnce,
                            settled,
                            Clock.systemUTC())
                    .run();
            assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
            assertThat(peakon.lookUps).hasValue(0);
        }

        /** There is a Peakon to ask, whoever is provisioned there. */
        @Test
        void l7SettlesWhereProvisioningWasSwitchedOff() {
            unsettled(Duration.ofMinutes(5));
            new SettleReservations(
                            seats,
                            issuers,
                            new OneApplication(Fixtures.with(Fixtures.switchedOff())),
                            peakon,
                            atOnce,
                            settled,
                            Clock.systemUTC())
                    .run();
            assertThat(seats.usage("peakon").consumed()).isZero();
        }

        /** They have an externalId in common, which tells nobody apart (ADR 7). */
        @Test
        void w5AnAccountOfAnotherIdpsPersonIsNotTheirs() {
            spokenFor = new DomainScope(Set.of("corp.example"), Set.of());
            peakon.knows("ray@partner.example", "1001", null, true);
            unsettledWith("1001");
            task.run();
            assertThat(seats.usage("peakon").consumed()).isZero();
            assertThat(settled.fired()).extracting(SeatSettled::what).containsExactly(SeatSettled.What.GIVEN_BACK);
        }

        /** The other IdP's person got theirs while nobody knew what had come of this create. */
        @Test
        void w5AnAccountOfAnotherIdpsPersonIsNotTheirsHoweverYoung() {
            spokenFor = new DomainScope(Set.of("corp.example"), Set.of());
            unsettledWith("1001");
            String ray = "ray@partner.example";
            peakon.create(
                    Fixtures.peakon(5), ScimUser.known(ray, Optional.of("1001"), Optional.of(ray)), Deadline.in(LONG));
            task.run();
            assertThat(seats.usage("peakon").consumed()).isZero();
            assertThat(settled.fired()).extracting(SeatSettled::what).containsExactly(SeatSettled.What.GIVEN_BACK);
        }

        @Test
        void l7SaysWhoseAccountSomebodyElseMade() {
            Reserved reserved = unsettled(Duration.ofMinutes(5));
            peakon.create(
                    Fixtures.peakon(5), ScimUser.known(ANN, Optional.of("hr-7"), Optional.of(ANN)), Deadline.in(LONG));
            task.run();
            assertThat(seats.find("peakon", reserved.seat().id()).orElseThrow().origin())
                    .isEqualTo(SeatOrigin.EXISTING);
        }

        @Test
        void w5AnAccountThatSomebodyElseHeldLastIsNotTheirs() {
            String id = peakon.knows("ray@corp.example", "1001", null, true);
            Seat others = Holders.adopt(seats, new Person("idp", "ray", "ray@corp.example"), id);
            seats.release("peakon", others.id());
            unsettledWith("1001");
            task.run();
            assertThat(seats.usage("peakon").consumed()).isZero();
        }

        @Test
        void w5AnAccountThatTheyHeldLastIs() {
            String id = peakon.knows("ann.old@corp.example", "1001", null, true);
            Seat old = Holders.adopt(seats, new Person("idp", "ann", "ann.old@corp.example"), id);
            seats.release("peakon", old.id());
            Seat seat = unsettledWith("1001");
            task.run();
            assertThat(seats.find("peakon", seat.id()).orElseThrow().scimId()).isEqualTo(id);
        }

        private Seat unsettledWith(String externalId) {
            Reserved reserved = (Reserved) seats.reserve(
                    "peakon",
                    new Person("idp", "ann", ANN),
                    new AccountNames(ANN, externalId, null),
                    Optional.empty(),
                    Duration.ZERO);
            seats.keepUnsettled(reserved);
            seats.age(reserved.seat().id(), Duration.ofMinutes(5));
            return reserved.seat();
        }

        @Test
        void l7GivesTheSeatBackWhoseAccountDoesNotExist() {
            unsettled(Duration.ofMinutes(5));
            task.run();
            assertThat(seats.usage("peakon").consumed()).isZero();
        }

        @Test
        void l7KeepsTheSeatWhereEverythingIsABare404() {
            unsettled(Duration.ofMinutes(5));
            peakon.missesAreBare = true;
            task.run();
            assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
            assertThat(settled.fired()).isEmpty();
        }

        @Test
        void l7LeavesAFreshReservationAlone() {
            unsettled(Duration.ofSeconds(5));
            task.run();
            assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
            assertThat(peakon.lookUps).hasValue(0);
        }

        @ParameterizedTest
        @EnumSource(Kind.class)
        void l7KeepsTheSeatWhilePeakonDoesNotTell(Kind failure) {
            unsettled(Duration.ofMinutes(5));
            peakon.lookUpFails = failure;
            task.run();
            assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
        }
    }

    @Nested
    class Sending {

        private final ManualClock clock = new ManualClock("2026-11-25T12:00:00Z");
        private final InMemoryOutbox outbox = new InMemoryOutbox(clock);
        private final PendingUpdates changes = new PendingUpdates(outbox);
        private final SendChanges task = sendChanges(Fixtures.peakon(5));
        private final List<Duration> pauses = new ArrayList<>();

        private SendChanges sendChanges(Application application) {
            return new SendChanges(
                    outbox, new OneApplication(application), seats, issuers, peakon, atOnce, settled, clock);
        }

        /** Runs the task, and lets the time pass until it is due again. */
        private void runAndWait() {
            task.run();
            waiting().stream().findFirst().map(Entry::due).ifPresent(due -> {
                pauses.add(Duration.between(clock.now, due));
                clock.now = due;
            });
        }

        private List<Entry> waiting() {
            return outbox.all(PendingUpdates.KIND);
        }

        private Seat changed(String accountId) {
            peakon.knows(ANN, true);
            Seat seat = seats.assignExisting("peakon", ANN, accountId, "old");
            changes.put(seat.id(), "peakon", ANN, titled());
            return seat;
        }

        private static ScimUser titled() {
            return new ScimUser(
                    ANN,
                    Optional.empty(),
                    Optional.of(ANN),
                    JsonNodeFactory.instance.objectNode().put("title", "Countess"),
                    "");
        }

        @Test
        void sendsTheChangeAndRemembersIt() {
            peakon.knows(ANN, true);
            Seat seat = seatFor(ANN);
            changes.put(seat.id(), "peakon", ANN, titled());
            task.run();
            assertThat(peakon.updated).containsExactly(peakon.idOf(ANN));
            assertThat(waiting()).isEmpty();
            assertThat(seats.find("peakon", seat.id()).orElseThrow().attributesDigest())
                    .isEmpty();
        }

        @Test
        void w2TheLedgerHasTheNewAddressOncePeakonHasIt() {
            Seat seat = renamed();
            peakon.changesFail = Kind.REJECTED;
            runAndWait();
            assertThat(seats.at("peakon", ANN)).hasValueSatisfying(waiting -> {
                assertThat(waiting.renaming()).isFalse();
                assertThat(waiting.attributesDigest())
                        .as("or the old name would be called sent while the new one waits")
                        .isNull();
            });
            peakon.changesFail = null;
            task.run();
            assertThat(seats.at("peakon", "ann.ray@corp.example")).map(Seat::id).contains(seat.id());
            assertThat(settled.fired()).extracting(SeatSettled::what).containsExactly(SeatSettled.What.RENAMED);
        }

        private Seat renamed() {
            Seat seat = seatFor(ANN);
            changes.put(
                    seat.id(),
                    "peakon",
                    "ann.ray@corp.example",
                    ScimUser.known("ann.ray@corp.example", Optional.of("ann.ray@corp.example")));
            return seat;
        }

        /** That a later try was certainly in vain says nothing of the one before. */
        @Test
        void w2WhatMayBeDoneStaysSoUntilPeakonIsRead() {
            renamed();
            peakon.changesFail = Kind.UNAVAILABLE;
            peakon.changesAreOpen = true;
            runAndWait();
            peakon.changesAreOpen = false;
            runAndWait();
            assertThat(seats.at("peakon", ANN)).map(Seat::renaming).contains(true);
        }

        @ParameterizedTest
        @CsvSource({", x-7", "x-7, x-7", "theirs, "})
        void w5AnExternalIdThatWasSentIsOursUnlessSomebodyElseSetOne(@Nullable String there, @Nullable String ours) {
            String id = peakon.knows(ANN, there, null, true);
            Seat seat = seats.assignExisting("peakon", ANN, id, "old");
            changes.put(seat.id(), "peakon", ANN, ScimUser.known(ANN, Optional.of("x-7"), Optional.of(ANN)));
            task.run();
            assertThat(waiting()).isEmpty();
            assertThat(seats.find("peakon", seat.id()).orElseThrow().names().externalId())
                    .isEqualTo(ours);
        }

        /** A manager who has no account concerns nobody but the attribute. */
        @Test
        void w2ARenameIsDoneThoughTheManagerIsNotThereYet() {
            Seat seat = renamed();
            peakon.colleagueIsAbsent = true;
            runAndWait();
            assertThat(seats.at("peakon", "ann.ray@corp.example")).hasValueSatisfying(now -> {
                assertThat(now.id()).isEqualTo(seat.id());
                assertThat(now.renaming()).isFalse();
                assertThat(now.attributesDigest()).as("not all was sent").isNull();
            });
            assertThat(waiting()).hasSize(1);
            runAndWait();
            assertThat(settled.fired()).extracting(SeatSettled::what).containsExactly(SeatSettled.What.RENAMED);
            peakon.colleagueIsAbsent = false;
            runAndWait();
            assertThat(waiting()).isEmpty();
        }

        /** Which of the two came last at Peakon nobody knows. */
        @Test
        void w2ASignOnThatWasFasterIsNotOverwritten() {
            Seat seat = renamed();
            PeakonMaintenance slow = (PeakonMaintenance) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {PeakonMaintenance.class},
                    (proxy, method, arguments) -> {
                        Object answer = method.invoke(peakon, arguments);
                        if (method.getName().equals("update")) {
                            seats.renamed(
                                    seat.id(), seat.holder().withAddress("ann.fay@corp.example"), seat.names(), null);
                        }
                        return answer;
                    });
            new SendChanges(
                            outbox,
                            new OneApplication(Fixtures.peakon(5)),
                            seats,
                            issuers,
                            slow,
                            atOnce,
                            settled,
                            clock)
                    .run();
            assertThat(seats.find("peakon", seat.id())).hasValueSatisfying(now -> {
                assertThat(now.address()).isEqualTo("ann.fay@corp.example");
                assertThat(now.renaming()).isTrue();
            });
            assertThat(settled.fired()).isEmpty();
        }

        @Test
        void looksThePersonUpAgainWhoseIdIsForgotten() {
            changed("an id that Peakon forgot");
            task.run();
            assertThat(peakon.updated).containsExactly(peakon.idOf(ANN));
        }

        @Test
        void findsWhoseIdIsForgottenByTheNamesThatTheyHad() {
            Seat seat = renamed();
            String id = peakon.idOf(ANN);
            seats.forgetAccounts("peakon");
            task.run();
            assertThat(peakon.updated).containsExactly(id);
            assertThat(seats.find("peakon", seat.id()).orElseThrow().scimId()).isEqualTo(id);
            assertThat(waiting()).isEmpty();
        }

        @Test
        void triesAgainAfterLongerAndLongerPausesAndGivesUp() {
            changed("1");
            peakon.changesFail = Kind.UNAVAILABLE;
            for (int i = 0; i < SendChanges.MOST_ATTEMPTS; i++) {
                runAndWait();
            }
            assertThat(waiting()).isEmpty();
            assertThat(pauses).hasSize(SendChanges.MOST_ATTEMPTS - 1).isSorted();
        }

        @Test
        void whatPeakonRefusesIsNotSentTwelveTimesInVain() {
            changed("1");
            peakon.changesFail = Kind.REJECTED;
            for (int i = 0; i < 3; i++) {
                assertThat(waiting()).hasSize(1);
                runAndWait();
            }
            assertThat(waiting()).isEmpty();
        }

        @Test
        void waitsAtMostSixHoursAndAtLeastHalfAMinute() {
            changed("1");
            peakon.changesFail = Kind.UNAVAILABLE;
            for (int i = 0; i < SendChanges.MOST_ATTEMPTS - 1; i++) {
                runAndWait();
            }
            assertThat(pauses).startsWith(Duration.ofSeconds(30), Duration.ofMinutes(1));
            assertThat(pauses).endsWith(Duration.ofHours(6));
        }

        @Test
        void waitsWhenTheAccountIsGoneAltogether() {
            changed("an id that Peakon forgot");
            peakon.forget(ANN);
            task.run();
            assertThat(waiting())
                    .singleElement()
                    .satisfies(one -> assertThat(one.attempts()).isEqualTo(1));
            assertThat(peakon.updated).isEmpty();
        }

        @Test
        void dropsTheChangesOfAnApplicationWhoseProvisioningIsOff() {
            changed("1");
            sendChanges(Fixtures.with(Fixtures.withoutProvisioning())).run();
            assertThat(waiting()).isEmpty();
        }

        @Test
        void dropsTheChangeOfAReleasedSeat() {
            Seat seat = changed("1");
            seats.release("peakon", seat.id());
            task.run();
            assertThat(waiting()).isEmpty();
            assertThat(peakon.updated).isEmpty();
        }
    }

    @Nested
    class Reconciling {

        private final InMemoryReconciliations reports = new InMemoryReconciliations();
        private final ManualClock databaseClock = new ManualClock("2026-11-25T02:30:00Z");
        private final StagedAccounts accounts = new InMemoryStagedAccounts(seats, databaseClock);
        private final InMemoryApplications applications = new InMemoryApplications();
        private final Reconciliation reconciliation = reconciliationOf(peakon);

        @BeforeEach
        void oneApplication() {
            applications.put(Fixtures.peakon(5), null, null);
        }

        private Reconciliation reconciliationOf(PeakonMaintenance one) {
            return new Reconciliation(seats, one, accounts, reports, releases, applications, atOnce, Clock.systemUTC());
        }

        private ReconciliationOutcome run(Reconciliation.Watcher watcher) {
            return reconciliation.run(Fixtures.peakon(5), UUID.randomUUID(), 0, watcher);
        }

        /** It names people, and another application of the name would inherit it. */
        @Test
        void keepsNothingOfAnApplicationThatIsDeletedMeanwhile() {
            peakon.knows(ANN, true);
            assertThat(run((all, done) -> applications.delete("peakon") || true))
                    .isInstanceOf(OtherRun.class);
            assertThat(reports.last("peakon")).isEmpty();
            assertThat(accounts.withoutSeat("peakon").count()).isZero();
        }

        /** The same where there is one of that name again, and where its Peakon is another. */
        @Test
        void keepsNothingOfARunThatWasForgottenMeanwhile() {
            peakon.knows(ANN, true);
            assertThat(run((all, done) -> {
                        accounts.forget("peakon");
                        return true;
                    }))
                    .isInstanceOf(OtherRun.class);
            assertThat(reports.last("peakon")).isEmpty();
        }

        private ReconciliationReport reconciled(Application application) {
            return reconciled(application, 0);
        }

        private ReconciliationReport reconciled(Application application, long confirmed) {
            return reconciliation
                    .run(application, UUID.randomUUID(), confirmed, (all, done) -> true)
                    .report()
                    .orElseThrow();
        }

        @Test
        void l8ReleasesTheSeatWhoseAccountIsGone() {
            Seat seat = seatFor(ANN);
            seats.age(seat.id(), LONG);
            peakon.forget(ANN);
            ReconciliationReport report = reconciled(Fixtures.peakon(5));
            assertThat(report.released()).isEqualTo(1);
            assertThat(report.seatsWithoutAccount().names()).containsExactly(ANN);
            assertThat(seats.usage("peakon").consumed()).isZero();
            assertThat(released.fired()).extracting(SeatReleased::reason).containsExactly(Reason.ACCOUNT_GONE);
            assertThat(reports.last("peakon")).contains(report);
        }

        @Test
        void l8LeavesAFreshSeatAloneWhosePersonIsNotListedYet() {
            seatFor(ANN);
            peakon.forget(ANN);
            assertThat(reconciled(Fixtures.peakon(5)).released()).isZero();
            assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
        }

        @Test
        void l8ReleasesNothingWhenPeakonCouldNotBeRead() {
            Seat seat = seatFor(ANN);
            seats.age(seat.id(), LONG);
            peakon.forget(ANN);
            peakon.lookUpFails = Kind.UNAVAILABLE;
            assertThat(reconciled(Fixtures.peakon(5)).failure()).isNotNull();
            assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
        }

        @Test
        void l8LeavesASeatAloneWhosePersonTheListLeftOut() {
            Seat seat = seatFor(ANN);
            seats.age(seat.id(), LONG);
            peakon.unlisted.add(ANN);
            ReconciliationReport report = reconciled(Fixtures.peakon(5));
            assertThat(report.seatsWithoutAccount().count()).isEqualTo(1);
            assertThat(report.released()).isZero();
        }

        /** Another tenant's token, say: everybody would be gone. */
        @Test
        void w8ARunThatWouldReleaseTooManyReleasesNoneUntilAnAdministratorSaysSo() {
            for (int i = 0; i < 11; i++) {
                seats.age(seatFor(i + "@corp.example").id(), LONG);
                peakon.forget(i + "@corp.example");
            }
            ReconciliationReport report = reconciled(Fixtures.peakon(null));
            assertThat(report.held()).isEqualTo(11);
            assertThat(report.released()).isZero();
            assertThat(seats.usage("peakon").consumed()).isEqualTo(11);
            assertThat(reconciled(Fixtures.peakon(null), Long.MAX_VALUE).released())
                    .isEqualTo(11);
            assertThat(seats.usage("peakon").consumed()).isZero();
        }

        /** A pause, a used-up quota: a few proved absences are no reason to let them go one slice a day. */
        @Test
        void w8WhatCannotBeProvedCountsAsWhatWouldBeReleased() {
            for (int i = 0; i < 30; i++) {
                seats.age(seatFor(i + "@corp.example").id(), LONG);
                peakon.forget(i + "@corp.example");
            }
            AtomicInteger asked = new AtomicInteger();
            PeakonMaintenance pausing = (PeakonMaintenance) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {PeakonMaintenance.class},
                    (proxy, method, arguments) -> method.getName().equals("get") && asked.incrementAndGet() > 5
                            ? new LookUp.Failed(new ProvisioningFailure(Kind.UNAVAILABLE, FailureCause.PAUSE))
                            : method.invoke(peakon, arguments));
            ReconciliationReport report = reconciliationOf(pausing)
                    .run(Fixtures.peakon(null), UUID.randomUUID(), 0, (all, done) -> true)
                    .report()
                    .orElseThrow();
            assertThat(report.held()).isEqualTo(30);
            assertThat(report.released()).isZero();
            assertThat(seats.usage("peakon").consumed()).isEqualTo(30);
            assertThat(asked).as("nothing is left to be found out").hasValue(11);
        }

        @Test
        void w8TheyWaitOnWhilePeakonCannotBeRead() {
            for (int i = 0; i < 11; i++) {
                seats.age(seatFor(i + "@corp.example").id(), LONG);
                peakon.forget(i + "@corp.example");
            }
            reconciled(Fixtures.peakon(null));
            peakon.lookUpFails = Kind.UNAVAILABLE;
            reconciled(Fixtures.peakon(null));
            ReconciliationReport failed = reconciled(Fixtures.peakon(null));
            assertThat(failed.failure()).isNotNull();
            assertThat(failed.held()).isEqualTo(11);
            assertThat(failed.seatsWithoutAccount().count()).isEqualTo(11);

            peakon.lookUpFails = null;
            peakon.knows("0@corp.example", true);
            assertThat(reconciled(Fixtures.peakon(null)).held()).isZero();
        }

        @Test
        void w8TenSeatsMayGoAtOnce() {
            for (int i = 0; i < 10; i++) {
                seats.age(seatFor(i + "@corp.example").id(), LONG);
                peakon.forget(i + "@corp.example");
            }
            assertThat(reconciled(Fixtures.peakon(null)).released()).isEqualTo(10);
        }

        @Test
        void l8FindsTheAccountUnderANewId() {
            peakon.knows(ANN, true);
            Seat seat = seats.assignExisting("peakon", ANN, "an old id", null);
            seats.age(seat.id(), LONG);
            ReconciliationReport report = reconciled(Fixtures.peakon(5));
            assertThat(report.seatsWithoutAccount().count()).isZero();
            assertThat(report.unknownAccounts().count()).isZero();
        }

        @Test
        void w8AnotherSeatsAccountIsNotTakenForTheirs() {
            Seat ann = seatFor(ANN);
            seats.age(ann.id(), LONG);
            Seat other = seats.assignExisting("peakon", "gone@corp.example", "an old id", null);
            seats.renamed(other.id(), other.holder(), new AccountNames(ANN, null, null), null);
            ReconciliationReport report = reconciled(Fixtures.peakon(5));
            assertThat(report.seatsWithoutAccount().names()).containsExactly("gone@corp.example");
        }

        @Test
        void l7LeavesReservationsToTheirSettling() {
            Holders.reserve(seats, ANN, Duration.ZERO);
            ReconciliationReport report = reconciled(Fixtures.peakon(5));
            assertThat(report.seats()).isEqualTo(1);
            assertThat(report.seatsWithoutAccount().count()).isZero();
            assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
        }

        @Test
        void countsEveryReleasedSeat() {
            seats.age(seatFor(ANN).id(), LONG);
            peakon.forget(ANN);
            peakon.knows(BOB, false);
            seats.assignExisting("peakon", BOB, peakon.idOf(BOB), null);
            assertThat(reconciled(releasing(new SeatRelease(null, true, false))).released())
                    .isEqualTo(2);
        }

        @Test
        void isDoneDailyForApplicationsThatAreInUse() {
            new ReconcileDaily(new OneApplication(Fixtures.disabled()), reconciliation, Clock.systemUTC()).run();
            new ReconcileDaily(
                            new OneApplication(Fixtures.with(Fixtures.withoutProvisioning())),
                            reconciliation,
                            Clock.systemUTC())
                    .run();
            assertThat(reports.last("peakon")).isEmpty();
            new ReconcileDaily(new OneApplication(Fixtures.peakon(1)), reconciliation, Clock.systemUTC()).run();
            assertThat(reports.last("peakon")).isPresent();
        }

        @Test
        void leavesARunAloneThatIsUnderWay() {
            seats.age(seatFor(ANN).id(), LONG);
            List<ReconciliationOutcome> others = new ArrayList<>();
            ReconciliationOutcome first = run((all, done) -> others.add(run((more, seen) -> true)));
            assertThat(others).hasSize(2).hasOnlyElementsOfType(OtherRun.class);
            assertThat(first.report().orElseThrow().accounts()).isEqualTo(1);
            assertThat(first.report().orElseThrow().seatsWithoutAccount().count())
                    .isZero();
        }

        /** While it reads, and once it has compared. */
        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void stopsWhereAnotherRunTookItsPlace(int when) {
            seatFor(ANN);
            AtomicInteger turns = new AtomicInteger();
            AtomicReference<ReconciliationOutcome> other = new AtomicReference<>();
            ReconciliationOutcome first = run((all, done) -> {
                if (turns.incrementAndGet() == when) {
                    databaseClock.now = databaseClock.now.plus(Duration.ofMinutes(6));
                    other.set(run((more, seen) -> true));
                }
                return true;
            });
            assertThat(first).isInstanceOf(OtherRun.class);
            assertThat(other.get()).isInstanceOf(Compared.class);
            assertThat(reports.last("peakon")).isEqualTo(other.get().report());
        }

        @Test
        void isUnderWayHoweverLongItLooksForPeople() {
            for (int i = 0; i < 3; i++) {
                seats.age(seatFor(i + "@corp.example").id(), LONG);
                peakon.forget(i + "@corp.example");
            }
            List<ReconciliationOutcome> others = new ArrayList<>();
            PeakonMaintenance slow = (PeakonMaintenance) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {PeakonMaintenance.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("get")) {
                            databaseClock.now = databaseClock.now.plus(Duration.ofMinutes(4));
                            others.add(run((all, done) -> true));
                        }
                        return method.invoke(peakon, arguments);
                    });
            ReconciliationOutcome outcome =
                    reconciliationOf(slow).run(Fixtures.peakon(5), UUID.randomUUID(), 0, (all, done) -> true);
            assertThat(others).hasSize(3).hasOnlyElementsOfType(OtherRun.class);
            assertThat(outcome.report().orElseThrow().released()).isEqualTo(3);
        }

        @Test
        void whoeverWatchesItStopsIt() {
            seatFor(ANN);
            assertThat(run((all, done) -> false)).isInstanceOf(Stopped.class);
            assertThat(run((all, done) -> true)).isInstanceOf(Compared.class);
        }

        @Test
        void isLeftToAnAdministratorsRunAndNotToOneThatDied() {
            ReconcileDaily daily =
                    new ReconcileDaily(new OneApplication(Fixtures.peakon(1)), reconciliation, Clock.systemUTC());
            accounts.begin("peakon", UUID.randomUUID(), UUID.randomUUID());
            daily.run();
            assertThat(reports.last("peakon")).isEmpty();
            databaseClock.now = databaseClock.now.plus(Duration.ofMinutes(6));
            daily.run();
            assertThat(reports.last("peakon")).isPresent();
        }

        @Test
        void reportsAccountsThatNobodyHereKnows() {
            seatFor(ANN);
            peakon.knows(BOB, true);
            ReconciliationReport report = reconciled(Fixtures.peakon(5));
            assertThat(report.accounts()).isEqualTo(2);
            assertThat(report.unknownAccounts().names()).containsExactly(BOB);
        }

        @Test
        void l9ReportsInactiveHoldersAndReleasesThemOnlyBySetting() {
            peakon.knows(ANN, false);
            seats.assignExisting("peakon", ANN, peakon.idOf(ANN), null);
            ReconciliationReport report = reconciled(Fixtures.peakon(5));
            assertThat(report.inactiveHolders().names()).containsExactly(ANN);
            assertThat(report.released()).isZero();

            reconciled(releasing(new SeatRelease(null, true, false)));
            assertThat(seats.usage("peakon").consumed()).isZero();
            assertThat(released.fired()).extracting(SeatReleased::reason).containsExactly(Reason.ACCOUNT_INACTIVE);
        }

        /** The list is older than what a sign-on did since. */
        @Test
        void l9WhoWasReactivatedMeanwhileKeepsTheSeat() {
            peakon.knows(ANN, false);
            String id = peakon.idOf(ANN);
            seats.assignExisting("peakon", ANN, id, null);
            Application application = releasing(new SeatRelease(null, true, false));
            reconciliation.run(application, UUID.randomUUID(), 0, (all, done) -> {
                LookUp.Found found = (LookUp.Found) peakon.get(application, id, Deadline.in(Duration.ofSeconds(1)));
                return peakon.reactivate(application, found.account(), Deadline.in(Duration.ofSeconds(1)));
            });
            assertThat(reports.last("peakon").orElseThrow().inactiveHolders().names())
                    .containsExactly(ANN);
            assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
        }

        @Test
        void changesNothingAtPeakon() {
            seatFor(ANN);
            peakon.knows(BOB, false);
            reconciled(releasing(new SeatRelease(1, true, true)));
            assertThat(peakon.accounts()).isEqualTo(2);
            assertThat(peakon.isActive(BOB)).isFalse();
            assertThat(peakon.updated).isEmpty();
        }
    }

    @Test
    void standsInTheDocumentationAsItIsScheduled() throws IOException {
        String documented = Files.readString(Path.of("docs/licences.md"));
        Application application = Fixtures.peakon(1);
        OneApplication one = new OneApplication(application);
        Reconciliation reconciliation = new Reconciliation(
                seats,
                peakon,
                new InMemoryStagedAccounts(seats),
                new InMemoryReconciliations(),
                releases,
                one,
                atOnce,
                Clock.systemUTC());
        BackgroundTask settling =
                new SettleReservations(seats, issuers, one, peakon, atOnce, settled, Clock.systemUTC());
        BackgroundTask sending = new SendChanges(
                new InMemoryOutbox(Clock.systemUTC()), one, seats, issuers, peakon, atOnce, settled, Clock.systemUTC());
        BackgroundTask daily = new ReconcileDaily(one, reconciliation, Clock.systemUTC());
        BackgroundTask forgetting = new ForgetAccounts(
                seats,
                new InMemoryStagedAccounts(seats),
                new InMemoryReconciliations(),
                new InMemoryOutbox(Clock.systemUTC()),
                Clock.systemUTC());
        BackgroundTask idle = new ReleaseIdleSeats(one, seats, releases, Clock.systemUTC());
        assertThat(documented)
                .contains(
                        "| `" + settling.name() + "` | " + settling.every().toSeconds() + " s |",
                        "| `" + sending.name() + "` | " + sending.every().toSeconds() + " s |",
                        "| `" + forgetting.name() + "` | " + forgetting.every().toSeconds() + " s |",
                        "| `" + daily.name() + "` | day, at " + daily.dailyAt().orElseThrow() + " UTC |",
                        "| `" + idle.name() + "` | " + idle.every().toHours() + " h |");
        assertThat(daily.every()).isEqualTo(Duration.ofDays(1));
    }

    @Nested
    class ReleasingIdleSeats {

        private void run(Application application) {
            new ReleaseIdleSeats(new OneApplication(application), seats, releases, Clock.systemUTC()).run();
        }

        @Test
        void l8WhoSignsInMeanwhileKeepsTheSeat() {
            Seat judged = seatFor(ANN);
            seats.signedIn(judged.id(), Instant.now());
            assertThat(releases.release(judged, Reason.IDLE)).isFalse();
            assertThat(released.fired()).isEmpty();
        }

        @Test
        void l8ReleasesNobodyByDefault() {
            seats.age(seatFor(ANN).id(), LONG);
            run(Fixtures.peakon(5));
            assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
        }

        @Test
        void l8ReleasesWhoDidNotSignInForSoManyDays() {
            seats.age(seatFor(ANN).id(), LONG);
            seatFor(BOB);
            run(releasing(new SeatRelease(90, false, false)));
            assertThat(seats.at("peakon", ANN)).isEmpty();
            assertThat(seats.at("peakon", BOB)).isPresent();
            assertThat(released.fired()).extracting(SeatReleased::reason).containsExactly(Reason.IDLE);
        }
    }

    @Nested
    class DeprovisioningPeople {

        private final Deprovisioning deprovisioning = new Deprovisioning(peakon, seats, issuers);

        private Optional<ProvisioningFailure> change(AccountFate fate) {
            return deprovisioning.changeAccount(Fixtures.peakon(5), seatFor(ANN), fate);
        }

        @Test
        void leavesTheAccountAlone() {
            assertThat(change(AccountFate.KEEP)).isEmpty();
            assertThat(peakon.isActive(ANN)).isTrue();
        }

        @Test
        void deactivatesTheAccount() {
            assertThat(change(AccountFate.DEACTIVATE)).isEmpty();
            assertThat(peakon.isActive(ANN)).isFalse();
        }

        @Test
        void deletesTheAccount() {
            assertThat(change(AccountFate.DELETE)).isEmpty();
            assertThat(peakon.accounts()).isZero();
        }

        private Seat withoutId() {
            seatFor(ANN);
            seats.forgetAccounts("peakon");
            return seats.at("peakon", ANN).orElseThrow();
        }

        @ParameterizedTest
        @EnumSource(names = {"DEACTIVATE", "DELETE"})
        void w8AnAccountWhoseIdIsForgottenIsFoundFirst(AccountFate fate) {
            Seat seat = withoutId();
            peakon.lookUpFails = Kind.UNAVAILABLE;
            assertThat(deprovisioning.changeAccount(Fixtures.peakon(5), seat, fate))
                    .isPresent();
            assertThat(peakon.isActive(ANN)).isTrue();
            peakon.lookUpFails = null;
            assertThat(deprovisioning.changeAccount(Fixtures.peakon(5), seat, fate))
                    .isEmpty();
            assertThat(peakon.accounts() == 0 || !peakon.isActive(ANN)).isTrue();
        }

        @Test
        void w8AnAccountWhoseIdIsForgottenIsGoneWhereASearchSaysSo() {
            Seat seat = withoutId();
            peakon.forget(ANN);
            peakon.missesAreBare = true;
            assertThat(deprovisioning.changeAccount(Fixtures.peakon(5), seat, AccountFate.DELETE))
                    .isPresent();
            peakon.missesAreBare = false;
            assertThat(deprovisioning.changeAccount(Fixtures.peakon(5), seat, AccountFate.DELETE))
                    .isEmpty();
        }

        @Test
        void w8AnUnknownIdProvesNothing() {
            peakon.knows(ANN, true);
            Seat seat = seats.assignExisting("peakon", ANN, "an old id", null);
            assertThat(deprovisioning.changeAccount(Fixtures.peakon(5), seat, AccountFate.DELETE))
                    .isEmpty();
            assertThat(peakon.accounts()).isZero();
        }

        @ParameterizedTest
        @EnumSource(names = {"DEACTIVATE", "DELETE"})
        void w8AUrlWhereEverythingIsABare404ProvesNothing(AccountFate fate) {
            Seat seat = seatFor(ANN);
            peakon.forget(ANN);
            peakon.missesAreBare = true;
            assertThat(deprovisioning.changeAccount(Fixtures.peakon(5), seat, fate))
                    .map(ProvisioningFailure::fault)
                    .hasValueSatisfying(fault ->
                            assertThat(fault.is(FailureCause.ACCOUNT_NOT_SEEN)).isTrue());
            peakon.missesAreBare = false;
            assertThat(deprovisioning.changeAccount(Fixtures.peakon(5), seat, fate))
                    .isEmpty();
        }

        @Test
        void w8AnotherHoldersAccountIsLeftAlone() {
            peakon.knows(ANN, true);
            Seat seat = seats.assignExisting("peakon", ANN, "an old id", null);
            seats.assignExisting("peakon", BOB, peakon.idOf(ANN), null);
            assertThat(deprovisioning.changeAccount(Fixtures.peakon(5), seat, AccountFate.DELETE))
                    .isEmpty();
            assertThat(peakon.accounts()).isEqualTo(1);
        }

        @Test
        void w8AnAccountOfAnotherIdpsPersonIsLeftAlone() {
            spokenFor = new DomainScope(Set.of("corp.example"), Set.of());
            peakon.knows("ray@partner.example", "1001", null, true);
            Seat seat = Holders.adopt(seats, new Person("idp", "ann", ANN), "an old id");
            seats.renamed(seat.id(), seat.holder(), new AccountNames(ANN, "1001", null), null);
            Seat now = seats.find("peakon", seat.id()).orElseThrow();
            assertThat(deprovisioning.changeAccount(Fixtures.peakon(5), now, AccountFate.DELETE))
                    .isEmpty();
            assertThat(peakon.accounts()).isEqualTo(1);
        }

        @Test
        void saysWhenPeakonDidNotDoItsPart() {
            peakon.changesFail = Kind.UNAVAILABLE;
            assertThat(change(AccountFate.DELETE))
                    .map(ProvisioningFailure::kind)
                    .contains(Kind.UNAVAILABLE);
        }
    }
}
