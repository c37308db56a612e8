package org.peakonjit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.database.AtOnce;
import org.peakonjit.events.RecordedEvents;

class KeepAuditTest {

    private static final Instant NOW = Instant.parse("2026-11-15T12:00:00Z");

    private final Months months = new Months();
    private final RecordedEvents<AuditForgotten> told = new RecordedEvents<>();

    /** Two months, and lines that are in none. */
    private static final class Months implements AuditStorage {
        private final List<String> asked = new ArrayList<>();
        private int rest = 7_000;

        @Override
        public void prepare(Instant now) {
            asked.add("prepare");
        }

        @Override
        public List<YearMonth> monthsBefore(Instant instant) {
            asked.add("before " + instant);
            return List.of(YearMonth.parse("2026-09"), YearMonth.parse("2026-10"));
        }

        @Override
        public long forget(YearMonth month) {
            asked.add(month.toString());
            return month.toString().equals("2026-09") ? 0 : 12;
        }

        @Override
        public int forgetSingly(Instant before, int atMost) {
            int gone = Math.min(rest, atMost);
            rest -= gone;
            return gone;
        }
    }

    private void run(Map<SettingKey, String> values) {
        Settings settings = TestSettings.in(Path.of("unused"), values);
        new KeepAudit(months, new AtOnce(), told, settings, Clock.fixed(NOW, ZoneOffset.UTC)).run();
    }

    @Test
    void forgetsNothingUnlessTheSettingSaysSo() {
        run(Map.of());

        assertThat(months.asked).containsExactly("prepare");
        assertThat(told.fired()).isEmpty();
    }

    @Test
    void forgetsWhatIsOlderAndTellsTheAuditWhatWent() {
        run(Map.of(SettingKey.AUDIT_RETENTION, "14"));

        assertThat(months.asked).containsExactly("prepare", "before 2026-11-01T00:00:00Z", "2026-09", "2026-10");
        assertThat(told.fired()).extracting(AuditForgotten::lines).containsExactly(12L, 5_000L, 2_000L);
        assertThat(told.fired())
                .extracting(AuditForgotten::what)
                .containsExactly("2026-10", "2026-11-01T00:00:00Z", "2026-11-01T00:00:00Z");
        assertThat(months.rest).isZero();
    }
}
