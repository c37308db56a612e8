package org.peakonjit.console.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.InMemoryAdministrators;
import org.peakonjit.access.Role;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.accounts.AdministratorChanges;
import org.peakonjit.audit.AdministrativeEvent;
import org.peakonjit.console.page.ToldMessages;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.database.AtOnce;
import org.peakonjit.events.RecordedEvents;

/** What becomes of accounts that somebody else changes while their page is open. */
class AdministratorsPageTest {

    private static final String PASSWORD = "long enough for all";

    private final InMemoryAdministrators administrators = new InMemoryAdministrators()
            .with("anna", Role.ADMINISTRATOR, PASSWORD)
            .with("bert", Role.AUDITOR, PASSWORD)
            .with("carl", Role.ADMINISTRATOR, PASSWORD);
    private final ToldMessages messages = new ToldMessages();
    private final AdministratorsPage page = new AdministratorsPage();

    @BeforeEach
    void open() {
        page.administrators = administrators;
        page.changes = new AdministratorChanges(
                administrators,
                new AtOnce(),
                new ChangeLog(new RecordedEvents<AdministrativeEvent>(), Clock.systemUTC()));
        page.viewer = new Viewer() {
            @Override
            public String getName() {
                return "carl";
            }
        };
        page.messages = messages;
        page.open();
    }

    /** The account beside the button of that row. */
    private String clicked(int row) {
        return page.getAll().get(row).name();
    }

    @Test
    void removesTheOneBesideTheButton() {
        administrators.remove("anna");

        page.remove(clicked(1));

        assertThat(messages.told).containsExactly("administrators.removed");
        assertThat(page.getAll()).extracting(Administrator::name).containsExactly("carl");
    }

    @Test
    void saysThatItIsGoneAlready() {
        administrators.remove("bert");

        page.edit(clicked(1));
        page.remove(clicked(1));

        assertThat(page.getName()).isNull();
        assertThat(messages.told).containsExactly("administrators.absent", "administrators.absent");
        assertThat(page.getAll()).extracting(Administrator::name).containsExactly("anna", "carl");
    }

    @Test
    void takesTheOneBesideTheButtonIntoTheFormAsItIsNow() {
        administrators.with("aaron", Role.ADMINISTRATOR, PASSWORD).with("bert", Role.ADMINISTRATOR, PASSWORD);

        page.edit(clicked(1));

        assertThat(page.getName()).isEqualTo("bert");
        assertThat(page.getRole()).isEqualTo(Role.ADMINISTRATOR);
    }

    @Test
    void makesTheNextOneAnAuditorUnlessItIsSaid() {
        page.edit("anna");
        page.save();

        assertThat(messages.told).containsExactly("administrators.changed");
        assertThat(page.getName()).isNull();
        assertThat(page.getRole()).isEqualTo(Role.AUDITOR);
    }
}
