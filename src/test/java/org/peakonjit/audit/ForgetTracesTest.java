package org.peakonjit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.TestSettings;
import org.peakonjit.schedule.ManualClock;

class ForgetTracesTest {

    @Test
    void forgetsStepsThatAreOlderThanTheSettingSays() {
        List<Instant> forgottenBefore = new ArrayList<>();
        AuditTrail trail = new InMemoryAuditTrail(List.of()) {
            @Override
            public int forgetSteps(Instant before) {
                forgottenBefore.add(before);
                return 1;
            }
        };

        for (String days : List.of("1", "30")) {
            new ForgetTraces(
                            trail,
                            TestSettings.in(Path.of("unused"), Map.of(SettingKey.TRACE_DAYS, days)),
                            new ManualClock("2026-11-30T02:40:00Z"))
                    .run();
        }

        assertThat(forgottenBefore)
                .containsExactly(Instant.parse("2026-11-29T02:40:00Z"), Instant.parse("2026-10-31T02:40:00Z"));
    }
}
