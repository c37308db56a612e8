package org.peakonjit.console.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.console.BrowserRequests;
import org.peakonjit.console.page.Messages;
import org.peakonjit.database.keyset.RowCount;
import org.peakonjit.license.InMemorySeats;

/** Whose seats the page is about where its application was deleted meanwhile. */
class SeatsPageTest {

    private final InMemorySeats seats = new InMemorySeats();
    private final BrowserRequests browser = new BrowserRequests();
    private final List<Object> told = new ArrayList<>();
    private final SeatsPage page = new SeatsPage();

    @BeforeEach
    void open() {
        InMemoryApplications applications = new InMemoryApplications();
        applications.put(Fixtures.peakon(5), null, 0L);
        seats.assignExisting("peakon", "ann@corp.example", "17", "digest");
        browser.parameters.put("application", "deleted");
        page.applications = applications;
        page.seats = seats;
        page.clock = Clock.systemUTC();
        page.messages = new Messages() {
            @Override
            public void warn(String key, Object... arguments) {
                told.add(arguments[1]);
            }

            @Override
            public String count(RowCount rows) {
                return Long.toString(rows.number());
            }
        };
    }

    private void arrive(String method) {
        browser.method = method;
        page.request = browser.request();
        page.read();
        assertThat(told).containsExactly("deleted");
    }

    @Test
    void areThoseOfTheFirstApplicationWhereTheyAreLookedAt() {
        arrive("GET");

        assertThat(page.getApplication()).isEqualTo("peakon");
        assertThat(page.getRows().getTotal()).isEqualTo(1);
    }

    @Test
    void areNobodysWhereSomethingIsToBeDone() {
        arrive("POST");

        assertThat(page.getApplication()).isNull();
        assertThat(page.getRows().isNone()).isTrue();
        assertThat(page.later()).isNull();
    }
}
