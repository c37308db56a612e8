package org.peakonjit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.TestSettings;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.database.AtOnce;
import org.peakonjit.events.RecordedEvents;

class FirstAdministratorTest {

    @TempDir
    private Path dataDir;

    private final InMemoryAdministrators administrators = new InMemoryAdministrators();
    private final VerifiedPasswords verified = new VerifiedPasswords(Clock.systemUTC());
    private final RecordedEvents<AdministratorOfTheSettings> told = new RecordedEvents<>();

    @Test
    void hasTheConfiguredPassword() {
        establish(Map.of(SettingKey.ADMIN_USER, "Root", SettingKey.ADMIN_PASSWORD, "first"));
        assertThat(administrators.find("root").orElseThrow().password().matches("first"))
                .isTrue();
    }

    @Test
    void takesAnotherConfiguredPasswordAtTheNextStart() {
        establish(Map.of(SettingKey.ADMIN_PASSWORD, "first"));
        PasswordHash first = administrators.find("admin").orElseThrow().password();
        establish(Map.of(SettingKey.ADMIN_PASSWORD, "first"));
        assertThat(administrators.find("admin").orElseThrow().password())
                .as("an unchanged password is not hashed again")
                .isEqualTo(first);
        assertThat(told.fired()).hasSize(1);
        establish(Map.of(SettingKey.ADMIN_PASSWORD, "second"));
        PasswordHash second = administrators.find("admin").orElseThrow().password();
        assertThat(second.matches("second")).isTrue();
        assertThat(verified.contains(first, "first")).isTrue();
        assertThat(verified.contains(second, "second"))
                .as("not hashed again at the first sign-in")
                .isTrue();
        assertThat(verified.contains(second, "first")).isFalse();
    }

    @Test
    void keepsTheGeneratedPasswordOverRestarts() {
        establish(Map.of());
        PasswordHash generated = administrators.find("admin").orElseThrow().password();
        establish(Map.of());
        assertThat(administrators.find("admin").orElseThrow().password()).isEqualTo(generated);
        assertThat(told.fired())
                .extracting(AdministratorOfTheSettings::before, AdministratorOfTheSettings::after)
                .containsExactly(tuple(null, new Administrator("admin", Role.ADMINISTRATOR)));
        assertThat(generated).hasToString("PasswordHash[********]");
    }

    @Test
    void leavesWhoWasRemovedAwayWhileSomebodyElseIsAdministrator() {
        establish(Map.of());
        administrators.with("ann", Role.ADMINISTRATOR, "ann's password").with("eve", Role.AUDITOR, "eve's password");
        administrators.remove("admin");
        establish(Map.of());
        assertThat(administrators.find("admin")).isEmpty();
        assertThat(told.fired()).hasSize(1);

        administrators.remove("ann");
        establish(Map.of());
        assertThat(administrators.find("admin"))
                .as("an auditor can change nothing")
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ops:root", "ops\troot"})
    void isNobodyWhoCouldNotSignIn(String name) {
        assertThatThrownBy(() -> establish(Map.of(SettingKey.ADMIN_USER, name)))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining("peakonjit.admin.user");
        assertThatThrownBy(() -> establish(Map.of(SettingKey.ADMIN_PASSWORD, "x".repeat(1025))))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining("peakonjit.admin.password");
        assertThat(told.fired()).isEmpty();
    }

    private void establish(Map<SettingKey, String> settings) {
        new FirstAdministrator(
                        TestSettings.in(dataDir, settings),
                        administrators,
                        new AtOnce(),
                        verified,
                        told,
                        Clock.systemUTC())
                .establish();
    }
}
