package org.peakonjit.alerting.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.alerting.Condition;
import org.peakonjit.alerting.Severity;
import org.peakonjit.alerting.settings.AlertSettings;
import org.peakonjit.database.AtOnce;
import org.peakonjit.saml.keys.InMemoryStoredKeys;
import org.peakonjit.saml.keys.KeyRollover;
import org.peakonjit.saml.keys.Rollovers;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.schedule.ManualClock;

class ExpiryStageTest {

    @ParameterizedTest
    @CsvSource({"61, 0", "60, 1", "31, 1", "30, 2", "8, 2", "7, 3", "2, 3", "1, 4", "0, 4", "-1, 5", "-400, 5"})
    void risesAt60And30And7DaysAt1DayAndPastTheEnd(long days, int stage) {
        assertThat(ExpiryStage.of(days)).isEqualTo(stage);
    }

    @ParameterizedTest
    @CsvSource({"30, WARNING", "7, CRITICAL", "-1, CRITICAL"})
    void isCriticalFromAWeekOn(long days, Severity severity) {
        assertThat(ExpiryStage.severity(ExpiryStage.of(days))).isEqualTo(severity);
    }

    @Test
    void isThatOfOurOwnKeys() {
        KeyWatch watch = new KeyWatch(use -> use == Use.IDP_SIGNING ? 6 : 400);

        List<Condition> found = watch.look(AlertSettings.DEFAULT, topic -> 0);

        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.object()).isEqualTo("signing");
            assertThat(one.stage()).isEqualTo(3);
            assertThat(one.facts()).containsEntry("days", "6");
        });
    }

    /** What nodes remember of key pairs is some seconds old. */
    @Test
    void isThatOfTheKeyInUseThoughAnotherNodeSwitched() {
        ManualClock clock = new ManualClock("2026-11-25T12:00:00Z");
        InMemoryStoredKeys store = new InMemoryStoredKeys();
        KeyWatch watch = new KeyWatch(Rollovers.of(store, new AtOnce(), clock), clock);
        assertThat(watch.look(AlertSettings.DEFAULT, topic -> 0)).isEmpty();
        clock.now = clock.now.plus(Duration.ofDays(3649));
        assertThat(watch.look(AlertSettings.DEFAULT, topic -> 0)).hasSize(Use.values().length);

        KeyRollover otherNode = Rollovers.of(store, new AtOnce(), clock);
        otherNode.publishNext(Use.IDP_SIGNING);
        otherNode.switchOver(Use.IDP_SIGNING);

        assertThat(watch.look(AlertSettings.DEFAULT, topic -> 0))
                .extracting(Condition::object)
                .containsExactlyInAnyOrder(Use.SP_SIGNING.word(), Use.SP_ENCRYPTION.word());
    }
}
