package org.peakonjit.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.alerts.AlertBoard;
import org.peakonjit.administration.seats.ReconciliationRuns;
import org.peakonjit.alerting.AlertFixtures;
import org.peakonjit.alerting.InMemoryAlerts;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.application.ScimSettings;
import org.peakonjit.audit.AdministrativeEvent;
import org.peakonjit.conflict.InMemoryConflicts;
import org.peakonjit.console.BrowserRequests;
import org.peakonjit.console.page.Messages;
import org.peakonjit.database.AtOnce;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.SeatReleases;
import org.peakonjit.provisioning.FakePeakon;
import org.peakonjit.upkeep.InMemoryReconciliations;
import org.peakonjit.upkeep.InMemoryStagedAccounts;
import org.peakonjit.upkeep.Reconciliation;
import org.peakonjit.upkeep.ReconciliationReport;
import org.peakonjit.upkeep.ReconciliationReport.Finding;

class AttentionTest {

    private final InMemoryApplications applications = new InMemoryApplications();
    private final InMemoryReconciliations reports = new InMemoryReconciliations();
    private final Attention attention = new Attention();

    @BeforeEach
    void open() {
        InMemorySeats seats = new InMemorySeats();
        AtOnce atOnce = new AtOnce();
        InMemoryAlerts alerts = new InMemoryAlerts();
        ChangeLog changes = new ChangeLog(new RecordedEvents<AdministrativeEvent>(), Clock.systemUTC());
        attention.board = new AlertBoard(alerts, alerts.notices, AlertFixtures.deliveriesThatFail(), atOnce, changes);
        attention.conflicts = new InMemoryConflicts();
        attention.applications = applications;
        attention.reconciliations = new ReconciliationRuns(
                new Reconciliation(
                        seats,
                        new FakePeakon(),
                        new InMemoryStagedAccounts(seats),
                        reports,
                        new SeatReleases(seats, atOnce, new RecordedEvents<>(), Clock.systemUTC()),
                        applications,
                        atOnce,
                        Clock.systemUTC()),
                reports,
                seats,
                changes);
        attention.overview = new OverviewPage();
        attention.overview.applications = applications;
        attention.overview.request = new BrowserRequests().request();
        attention.messages = new Messages() {
            @Override
            public Locale locale() {
                return Locale.ENGLISH;
            }
        };
    }

    private List<Long> waiting(ScimSettings scim) {
        applications.put(Fixtures.with(scim), null, null);
        Finding nobody = Finding.of(List.of());
        reports.keep("peakon", new ReconciliationReport(Instant.EPOCH, null, 3, 30, nobody, nobody, nobody, 12, 0));
        return attention.getLines().stream().map(Attention.Line::count).toList();
    }

    @Test
    void isForSeatsThatWait() {
        assertThat(waiting(Fixtures.reactivating())).containsExactly(12L);
    }

    /** Nobody could release them by it. */
    @Test
    void isNotForThoseOfAnApplicationWhoseProvisioningIsOff() {
        assertThat(waiting(Fixtures.switchedOff())).isEmpty();
    }
}
