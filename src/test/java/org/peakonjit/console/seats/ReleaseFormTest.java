package org.peakonjit.console.seats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.console.BrowserRequests;
import org.peakonjit.console.page.ToldMessages;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.seat.Seat;

/** What a release says where there is nothing to release. */
class ReleaseFormTest {

    private final InMemorySeats seats = new InMemorySeats();
    private final BrowserRequests browser = new BrowserRequests();
    private final ToldMessages messages = new ToldMessages();
    private final ReleaseForm form = new ReleaseForm();

    @BeforeEach
    void open() {
        form.ledger = new SeatsPage() {
            @Override
            public String getApplication() {
                return "peakon";
            }
        };
        form.seats = seats;
        form.request = browser.request();
        form.messages = messages;
    }

    @Test
    void isThatNoneWasSelected() {
        form.ask();

        assertThat(messages.told).containsExactly("seats.none-selected");
        assertThat(form.isAsking()).isFalse();
    }

    @Test
    void isThatTheSelectedOnesAreGone() {
        Seat seat = seats.assignExisting("peakon", "ann@corp.example", "17", "digest");
        browser.parameters.put("seat", seat.id().toString());
        form.ask();
        assertThat(form.isAsking()).isTrue();

        seats.release("peakon", seat.id());
        form.ask();

        assertThat(messages.told).containsExactly("release.nothing");
        assertThat(form.isAsking()).isFalse();
    }
}
