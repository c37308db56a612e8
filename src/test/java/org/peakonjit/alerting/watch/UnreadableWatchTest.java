package org.peakonjit.alerting.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.InMemoryAlerts;
import org.peakonjit.alerting.settings.InMemoryAlertSettings;
import org.peakonjit.schedule.ManualClock;

class UnreadableWatchTest {

    private final ManualClock clock = new ManualClock("2026-11-25T12:00:00Z");
    private final InMemoryAlerts alerts = new InMemoryAlerts(clock);
    private final Map<String, String> unreadable = new HashMap<>(Map.of("application peakon", "no JSON"));

    private WatchAlerts node(Map<String, String> itsUnreadable) {
        return new WatchAlerts(
                List.of(new UnreadableWatch(Stream.of(() -> itsUnreadable), alerts, clock)),
                itsUnreadable::keySet,
                alerts,
                new InMemoryAlertSettings(),
                clock);
    }

    @Test
    void raisesWhatCannotBeReadAndEndsItAfterAnHourOfPeace() {
        WatchAlerts watch = node(unreadable);
        watch.run();
        assertThat(alerts.active()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.CONFIGURATION_UNREADABLE);
            assertThat(alert.object()).isEqualTo("application peakon");
            assertThat(alert.facts()).containsEntry("reason", "no JSON");
        });

        unreadable.clear();
        watch.run();
        assertThat(alerts.active()).hasSize(1);
        clock.now = clock.now.plus(Duration.ofHours(1));
        watch.run();
        assertThat(alerts.active()).isEmpty();
        assertThat(alerts.told).hasSize(2);
    }

    @Test
    void tellsOnceWhereANewerNodeCanReadWhatAnOlderCannot() {
        WatchAlerts older = node(unreadable);
        WatchAlerts newer = node(Map.of());
        for (int minute = 0; minute < 30; minute++) {
            older.run();
            newer.run();
            clock.now = clock.now.plus(Duration.ofMinutes(1));
        }

        assertThat(alerts.told).hasSize(1);
    }
}
