package org.peakonjit.alerting.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.alerting.Alert;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.InMemoryAlerts;
import org.peakonjit.alerting.Severity;
import org.peakonjit.alerting.settings.InMemoryAlertSettings;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.application.OneApplication;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.InMemoryConflicts;
import org.peakonjit.database.AtOnce;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.SeatReleases;
import org.peakonjit.license.person.Claim;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.FakePeakon;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.schedule.ManualClock;
import org.peakonjit.subject.Person;
import org.peakonjit.upkeep.InMemoryReconciliations;
import org.peakonjit.upkeep.InMemoryStagedAccounts;
import org.peakonjit.upkeep.Reconciliation;
import org.peakonjit.upkeep.ReconciliationReport;
import org.peakonjit.upkeep.ReconciliationReport.Finding;

/** What is told of people who are refused for another's address, and of seats that wait to be released. */
class IdentityWatchesTest {

    private final InMemoryAlerts alerts = new InMemoryAlerts();
    private final InMemoryApplications applications = new InMemoryApplications();
    private final InMemoryConflicts conflicts = new InMemoryConflicts();
    private final InMemoryReconciliations reports = new InMemoryReconciliations();
    private final ManualClock clock = new ManualClock("2026-11-25T12:00:00Z");

    private final WatchAlerts watch = node();

    private WatchAlerts node() {
        return new WatchAlerts(
                List.of(new ConflictWatch(applications, conflicts), new HeldReleasesWatch(applications, reports)),
                Set::of,
                alerts,
                new InMemoryAlertSettings(),
                clock);
    }

    @BeforeEach
    void oneApplication() {
        applications.put(Fixtures.peakon(100), null, null);
    }

    private void come(int people) {
        for (int i = 0; i < people; i++) {
            String address = UUID.randomUUID() + "@corp.example";
            conflicts.note(
                    "peakon",
                    new Claim(
                            Claim.Kind.ADDRESS,
                            new Person("urn:idp", "new", address),
                            UUID.randomUUID(),
                            new Person("urn:idp", "old", address),
                            null),
                    clock.now);
        }
        watch.run();
    }

    private void decideAll() {
        conflicts.all().forEach(one -> conflicts.close(one.id(), Conflict.State.SAME_PERSON, clock.now, "admin"));
        watch.run();
    }

    @Test
    void tellsOfConflictsUntilNoneIsOpen() {
        watch.run();
        assertThat(alerts.told).isEmpty();

        come(1);
        watch.run();
        come(1);
        assertThat(alerts.active()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.CONFLICTS_OPEN);
            assertThat(alert.object()).isEqualTo("peakon");
            assertThat(alert.severity()).isEqualTo(Severity.WARNING);
            assertThat(alert.facts()).containsEntry("conflicts", "2");
        });
        assertThat(alerts.told).hasSize(1);

        decideAll();
        assertThat(alerts.active()).isEmpty();
        assertThat(alerts.told).hasSize(2);
    }

    @Test
    void tellsAgainWhenThereAreMoreThanChanceWouldHave() {
        come(9);
        come(1);
        assertThat(alerts.told).hasSize(2);
        assertThat(alerts.active()).extracting(Alert::severity).containsExactly(Severity.CRITICAL);
        come(90);
        assertThat(alerts.told).hasSize(3);
        decideAll();
        assertThat(alerts.active()).isEmpty();
    }

    @Test
    void tellsOfSeatsThatWaitToBeReleasedUntilTheNextComparisonHoldsNone() {
        report(40, 0);
        assertThat(alerts.active()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.RELEASES_HELD);
            assertThat(alert.facts()).isEqualTo(Map.of("held", "40", "seats", "238"));
        });
        report(0, 40);
        assertThat(alerts.active()).isEmpty();
        assertThat(alerts.told).hasSize(2);
    }

    /** Nobody can compare then, and the alert would never end. */
    @Test
    void tellsOfNoneOnceProvisioningIsOff() {
        report(40, 0);
        applications.put(Fixtures.with(Fixtures.switchedOff()), null, null);
        clock.now = clock.now.plus(Duration.ofMinutes(1));
        watch.run();
        assertThat(alerts.active()).isEmpty();
    }

    @Test
    void tellsOfThemOnceWhereNodesLookInTurn() {
        WatchAlerts other = node();
        other.run();
        report(40, 0);
        for (int turn = 0; turn < 10; turn++) {
            clock.now = clock.now.plusSeconds(3);
            (turn % 2 == 0 ? other : watch).run();
        }
        assertThat(alerts.told).hasSize(1);
    }

    /** What Peakon does not tell says nothing of them. */
    @Test
    void tellsOfThemOnceThoughPeakonCannotBeReadMeanwhile() {
        InMemorySeats seats = new InMemorySeats();
        FakePeakon peakon = new FakePeakon();
        for (int i = 0; i < 11; i++) {
            Seat seat = seats.assignExisting("peakon", i + "@corp.example", "gone-" + i, null);
            seats.age(seat.id(), Duration.ofDays(100));
        }
        Reconciliation daily = new Reconciliation(
                seats,
                peakon,
                new InMemoryStagedAccounts(seats),
                reports,
                new SeatReleases(seats, new AtOnce(), new RecordedEvents<>(), clock),
                new OneApplication(Fixtures.peakon(100)),
                new AtOnce(),
                clock);
        for (boolean answers : new boolean[] {true, false, true}) {
            peakon.lookUpFails = answers ? null : Kind.UNAVAILABLE;
            daily.run(Fixtures.peakon(100), UUID.randomUUID(), 0, (all, done) -> true);
            clock.now = clock.now.plus(Duration.ofDays(1));
            watch.run();
            assertThat(alerts.active()).hasSize(1);
        }
        assertThat(alerts.told).hasSize(1);
    }

    private void report(long held, long released) {
        Finding none = Finding.of(List.of());
        reports.keep("peakon", new ReconciliationReport(clock.now, null, 198, 238, none, none, none, held, released));
        clock.now = clock.now.plus(Duration.ofMinutes(1));
        watch.run();
    }
}
