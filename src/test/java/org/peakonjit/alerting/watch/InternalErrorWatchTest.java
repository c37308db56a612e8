package org.peakonjit.alerting.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.Condition;
import org.peakonjit.alerting.InMemoryAlerts;
import org.peakonjit.alerting.Severity;
import org.peakonjit.alerting.settings.AlertSettings;
import org.peakonjit.alerting.settings.InMemoryAlertSettings;
import org.peakonjit.schedule.ManualClock;
import org.peakonjit.signon.InternalErrors;
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

    private static WatchAlerts node(InternalErrors errors, InMemoryAlerts alerts, ManualClock clock) {
        return new WatchAlerts(
                List.of(new InternalErrorWatch(errors, clock)), Set::of, alerts, new InMemoryAlertSettings(), clock);
    }

    /** It costs a look at an hour of the audit. */
    @Test
    void looksIntoTheAuditTwiceAMinuteAtMost() {
        ManualClock clock = new ManualClock("2026-11-27T12:00:00Z");
        InMemoryAlerts alerts = new InMemoryAlerts(clock);
        AtomicInteger asked = new AtomicInteger();
        WatchAlerts node = node(from -> new Seen(asked.incrementAndGet(), Optional.of("ABCDEFGHJK")), alerts, clock);

        node.run();
        clock.now = clock.now.plusSeconds(29);
        node.run();
        assertThat(alerts.active()).hasSize(1);
        assertThat(asked).hasValue(1);
        clock.now = clock.now.plusSeconds(2);
        node.run();
        assertThat(asked).hasValue(2);
        clock.now = clock.now.minusSeconds(3600);
        node.run();
        assertThat(asked).as("a clock that is set back makes nobody blind").hasValue(3);
    }

    @Test
    void isToldOnceWhereNodesLookInTurn() {
        ManualClock clock = new ManualClock("2026-11-27T12:00:00Z");
        InMemoryAlerts alerts = new InMemoryAlerts(clock);
        AtomicInteger failed = new AtomicInteger();
        InternalErrors errors = from -> new Seen(failed.get(), Optional.of("ABCDEFGHJK"));
        List<WatchAlerts> nodes =
                Stream.generate(() -> node(errors, alerts, clock)).limit(3).toList();

        Random whoIsFirst = new Random(42);
        for (int count : new int[] {0, 1, 10, 0}) {
            failed.set(count);
            for (int second = 0; second < 90; second += 3) {
                nodes.get(whoIsFirst.nextInt(3)).run();
                clock.now = clock.now.plusSeconds(3);
            }
        }

        assertThat(alerts.told).containsExactly("raised sign-on 1", "escalated sign-on 2", "cleared sign-on 2");
    }
}
