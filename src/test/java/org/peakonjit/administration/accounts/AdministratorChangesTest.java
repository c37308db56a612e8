package org.peakonjit.administration.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.peakonjit.access.InMemoryAdministrators;
import org.peakonjit.access.Role;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.accounts.AdministratorChanges.Outcome;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.audit.AdministrativeEvent;
import org.peakonjit.database.AtOnce;
import org.peakonjit.events.RecordedEvents;

class AdministratorChangesTest {

    private static final String PASSWORD = "long enough for all";

    private final InMemoryAdministrators administrators =
            new InMemoryAdministrators().with("admin", Role.ADMINISTRATOR, PASSWORD);
    private final RecordedEvents<AdministrativeEvent> events = new RecordedEvents<>();
    private final AdministratorChanges changes =
            new AdministratorChanges(administrators, new AtOnce(), new ChangeLog(events, Clock.systemUTC()));

    @Test
    void createsChangesAndRemovesAccounts() {
        assertThat(changes.put("admin", " Eve ", Role.AUDITOR, PASSWORD)).isEqualTo(Outcome.CREATED);
        assertThat(changes.put("admin", "eve", Role.ADMINISTRATOR, null)).isEqualTo(Outcome.CHANGED);
        assertThat(administrators.find("eve").orElseThrow().password().matches(PASSWORD))
                .isTrue();
        assertThat(changes.remove("admin", "eve")).isEqualTo(Outcome.REMOVED);
        assertThat(administrators.find("eve")).isEmpty();
        assertThat(changes.remove("admin", "eve")).isEqualTo(Outcome.ABSENT);
    }

    @Test
    void tellsNobodyOfARoleThatTheAccountHasAlready() {
        changes.put("admin", "eve", Role.AUDITOR, PASSWORD);

        assertThat(changes.put("admin", "eve", Role.AUDITOR, null)).isEqualTo(Outcome.CHANGED);
        assertThat(events.fired()).hasSize(1);

        assertThat(changes.put("admin", "eve", Role.AUDITOR, PASSWORD)).isEqualTo(Outcome.CHANGED);
        assertThat(events.fired()).hasSize(2);
    }

    @Test
    void keepsTheLastAdministratorAsOne() {
        changes.put("admin", "eve", Role.AUDITOR, PASSWORD);

        assertThat(changes.remove("eve", "admin")).isEqualTo(Outcome.LAST_ADMINISTRATOR);
        assertThat(changes.put("admin", "admin", Role.AUDITOR, null)).isEqualTo(Outcome.LAST_ADMINISTRATOR);
        assertThat(changes.remove("admin", "eve")).isEqualTo(Outcome.REMOVED);
    }

    @Test
    void refusesNamesAndPasswordsThatCannotBe() {
        assertThat(changes.put("admin", " ", Role.AUDITOR, PASSWORD)).isEqualTo(Outcome.WRONG_NAME);
        assertThat(changes.put("admin", "a:b", Role.AUDITOR, PASSWORD)).isEqualTo(Outcome.WRONG_NAME);
        assertThat(changes.put("admin", "a\u0000b", Role.AUDITOR, PASSWORD)).isEqualTo(Outcome.WRONG_NAME);
        assertThat(changes.remove("admin", "a\u0000b")).isEqualTo(Outcome.ABSENT);
        assertThat(changes.put("admin", "x".repeat(129), Role.AUDITOR, PASSWORD))
                .isEqualTo(Outcome.WRONG_NAME);
        assertThat(changes.put("admin", "eve", Role.AUDITOR, "short")).isEqualTo(Outcome.WRONG_PASSWORD);
        assertThat(changes.put("admin", "eve", Role.AUDITOR, null)).isEqualTo(Outcome.WRONG_PASSWORD);
    }

    @Test
    void tellsTheAuditWithoutPasswords() {
        changes.put("admin", "eve", Role.AUDITOR, PASSWORD);

        assertThat(events.fired()).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo(AdministrativeAction.ADMINISTRATOR_CREATED);
            assertThat(event.toString()).contains("eve", "auditor").doesNotContain(PASSWORD, "pbkdf2");
        });
    }
}
