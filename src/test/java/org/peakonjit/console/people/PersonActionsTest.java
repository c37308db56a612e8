package org.peakonjit.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.people.AccountReading;
import org.peakonjit.administration.people.SendingAgain;
import org.peakonjit.application.Application;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.audit.AdministrativeEvent;
import org.peakonjit.console.BrowserRequests;
import org.peakonjit.console.page.ToldMessages;
import org.peakonjit.console.session.AdministratorViewer;
import org.peakonjit.database.AtOnce;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.FakePeakon;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.schedule.InMemoryOutbox;
import org.peakonjit.schedule.ManualClock;

/** Whose seat it is that an administrator does something about. */
class PersonActionsTest {

    private static final String ANN = "ann@corp.example";

    private final ManualClock clock = new ManualClock("2026-11-25T12:00:00Z");
    private final InMemorySeats seats = new InMemorySeats();
    private final FakePeakon peakon = new FakePeakon();
    private final RecordedEvents<AdministrativeEvent> audit = new RecordedEvents<>();
    private final BrowserRequests browser = new BrowserRequests();
    private final ToldMessages messages = new ToldMessages();
    private final PersonActions actions = new PersonActions();

    @BeforeEach
    void open() {
        Application one = Fixtures.peakon(5);
        InMemoryApplications applications = new InMemoryApplications();
        applications.put(one, null, 0L);
        actions.applications = applications;
        actions.seats = seats;
        actions.reading = new AccountReading(peakon);
        actions.sending = new SendingAgain(
                new PendingUpdates(new InMemoryOutbox(clock)), seats, new AtOnce(), new ChangeLog(audit, clock));
        actions.request = browser.request();
        actions.viewer = new AdministratorViewer();
        actions.messages = messages;
    }

    private void formOf(Seat seat) {
        browser.parameters.put("application", seat.application());
        browser.parameters.put("seat", seat.id().toString());
    }

    @Test
    void isTheOneThatTheFormNames() {
        peakon.knows(ANN, true);
        Seat seat = seats.assignExisting("peakon", ANN, peakon.idOf(ANN), "digest");
        formOf(seat);

        actions.read();
        assertThat(actions.isAsked(seat.id())).isTrue();
        assertThat(actions.getAccount()).isNotNull();
        assertThat(actions.sendAgain()).contains("person.xhtml");
        assertThat(audit.fired())
                .singleElement()
                .satisfies(event -> assertThat(event.object()).isEqualTo("peakon/" + seat.id()));
    }

    @Test
    void isNoOtherWhereThatIsGone() {
        Seat kept = seats.assignExisting("peakon", ANN, "17", "digest");
        formOf(kept);
        browser.parameters.put("application", "elsewhere");

        actions.read();
        assertThat(actions.sendAgain()).isEmpty();

        assertThat(messages.told).containsExactly("person.gone", "person.gone");
        assertThat(actions.isAsked(kept.id())).isFalse();
        assertThat(audit.fired()).isEmpty();
    }
}
