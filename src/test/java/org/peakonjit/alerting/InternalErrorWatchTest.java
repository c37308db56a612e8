package org.peakonjit.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.schedule.ManualClock;
import org.peakonjit.signon.InternalErrors.Seen;

class InternalErrorWatchTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private static List<Condition> look(Seen seen) {
        return new InternalErrorWatch(
                        from -> from.equals(NOON.minusSeconds(3600)) ? seen : new Seen(99, Optional.of("WRONGHOUR1")),
                        Clock.fixed(NOON, ZoneOffset.UTC))
                .look(AlertSettings.DEFAULT, topic -> 0);
    }

    @Test
    void saysNothingWhereNothingFailed() {
        assertThat(look(new Seen(0, Optional.empty()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, WARNING", "9, 1, WARNING", "10, 2, CRITICAL"})
    void isWorseWhereManyFailed(long count, int stage, Severity severity) {
        assertThat(look(new Seen(count, Optional.of("ABCDEFGHJK"))))
                .containsExactly(new Condition(
                        AlertKind.INTERNAL_ERRORS,
                        "sign-on",
                        stage,
                        severity,
                        Map.of("errors", Long.toString(count), "reference", "ABCDEFGHJK")));
    }

    /** It costs a look at an hour of the audit. */
    @Test
    void looksIntoTheAuditTwiceAMinuteAtMost() {
        ManualClock clock = new ManualClock("2026-11-27T12:00:00Z");
        AtomicInteger asked = new AtomicInteger();
        InternalErrorWatch watch =
                new InternalErrorWatch(from -> new Seen(asked.incrementAndGet(), Optional.of("ABCDEFGHJK")), clock);

        watch.look(AlertSettings.DEFAULT, topic -> 0);
        clock.now = clock.now.plusSeconds(29);
        assertThat(watch.look(AlertSettings.DEFAULT, topic -> 0)).hasSize(1);
        assertThat(asked).hasValue(1);
        clock.now = clock.now.plusSeconds(2);
        watch.look(AlertSettings.DEFAULT, topic -> 0);
        assertThat(asked).hasValue(2);
    }
}
