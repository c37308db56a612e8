package org.peakonjit.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
}
