package org.peakonjit.alerting.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.ChannelKind;
import org.peakonjit.alerting.Condition;
import org.peakonjit.alerting.InMemoryAlerts;
import org.peakonjit.alerting.Language;
import org.peakonjit.alerting.Severity;
import org.peakonjit.alerting.Topic;
import org.peakonjit.alerting.notice.Notices;
import org.peakonjit.alerting.settings.AlertSettings;
import org.peakonjit.alerting.settings.InMemoryAlertSettings;
import org.peakonjit.alerting.settings.LicenseThresholds;
import org.peakonjit.alerting.settings.MailSecurity;
import org.peakonjit.alerting.settings.MailSettings;
import org.peakonjit.alerting.settings.WebhookSettings;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.license.seat.SeatQuery;

class WatchAlertsTest {

    private final InMemoryAlerts alerts = new InMemoryAlerts();
    private final InMemoryAlertSettings settings = new InMemoryAlertSettings();
    private final InMemoryApplications applications = new InMemoryApplications();
    private final InMemorySeats seats = new InMemorySeats();
    private final Switched broken = new Switched();
    private Set<String> unreadable = Set.of();
    private final WatchAlerts watch = new WatchAlerts(
            List.of(new LicenseWatch(applications, seats), broken),
            () -> unreadable,
            alerts,
            settings,
            Clock.systemUTC());

    /** Something that is wrong as long as the test says so. */
    private static final class Switched implements Watch {
        private int stage;
        private String fact = "1";
        private boolean blind;

        @Override
        public Set<AlertKind> kinds() {
            return Set.of(AlertKind.KEY_EXPIRING);
        }

        @Override
        public List<Condition> look(AlertSettings settings, ToIntFunction<Topic> standing) {
            if (blind) {
                throw new IllegalStateException("cannot be seen");
            }
            return stage == 0
                    ? List.of()
                    : List.of(new Condition(
                            AlertKind.KEY_EXPIRING, "signing", stage, Severity.WARNING, Map.of("days", fact)));
        }
    }

    @BeforeEach
    void tenSeats() {
        applications.put(Fixtures.peakon(10), null, null);
        seats.limit(10);
    }

    private void consume(int more) {
        for (int i = 0; i < more; i++) {
            String somebody = UUID.randomUUID().toString();
            Holders.adopt(seats, somebody, somebody);
        }
        watch.run();
    }

    private void release(int fewer) {
        seats.page("peakon", SeatQuery.all(), 0, fewer).forEach(seat -> seats.release("peakon", seat.id()));
        watch.run();
    }

    @Test
    void tellsEachCrossingOnce() {
        consume(7);
        assertThat(alerts.told).isEmpty();
        consume(1);
        watch.run();
        consume(1);
        consume(1);
        watch.run();

        assertThat(alerts.told).containsExactly("raised peakon 80", "escalated peakon 100");
        assertThat(alerts.active()).singleElement().satisfies(alert -> {
            assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(alert.facts()).containsEntry("consumed", "10").containsEntry("limit", "10");
        });
    }

    /** An older node beside a newer one would clear what that one raises, again and again. */
    @Test
    void leavesTheAlertOfAnApplicationThatItCannotRead() {
        consume(8);
        applications.delete("peakon");
        unreadable = Set.of("application peakon");
        watch.run();
        assertThat(alerts.told).containsExactly("raised peakon 80");

        unreadable = Set.of();
        watch.run();
        assertThat(alerts.active()).isEmpty();
    }

    @Test
    void tellsAJumpOverSeveralThresholdsAsOne() {
        consume(10);

        assertThat(alerts.told).containsExactly("raised peakon 100");
    }

    @Test
    void tellsAThresholdAgainOnlyAfterItWasLeft() {
        consume(10);
        release(1);
        consume(1);
        release(3);
        consume(3);

        assertThat(alerts.told)
                .containsExactly(
                        "raised peakon 100", "escalated peakon 100", "cleared peakon 100", "raised peakon 100");
    }

    @Test
    void clearsTheAlertOfADeletedApplication() {
        consume(10);
        applications.delete("peakon");
        watch.run();

        assertThat(alerts.active()).isEmpty();
        assertThat(alerts.past(0, 10))
                .singleElement()
                .satisfies(alert -> assertThat(alert.clearedAt()).isNotNull());
    }

    @Test
    void keepsTheFactsCurrentWithoutTelling() {
        broken.stage = 1;
        broken.fact = "60";
        watch.run();
        broken.fact = "59";
        watch.run();

        assertThat(alerts.told).containsExactly("raised signing 1");
        assertThat(alerts.active())
                .singleElement()
                .satisfies(alert -> assertThat(alert.facts()).containsEntry("days", "59"));
    }

    @Test
    void leavesAlertsAsTheyAreWhereNothingCanBeSeenAndLooksAfterTheRest() {
        broken.stage = 1;
        watch.run();
        broken.blind = true;
        consume(8);

        assertThat(alerts.told).containsExactly("raised signing 1", "raised peakon 80");
        assertThat(alerts.active()).hasSize(2);
        broken.blind = false;
        broken.stage = 0;
        watch.run();
        assertThat(alerts.told).contains("cleared signing 1");
    }

    @Test
    void leavesANoticeForEachChannelThatIsOn() {
        settings.set(new AlertSettings(
                LicenseThresholds.DEFAULT,
                new MailSettings(true, "localhost", 25, MailSecurity.NONE, null, "a@b", List.of("c@d"), Language.EN),
                new WebhookSettings(false, null, Language.EN)));
        consume(8);

        assertThat(alerts.outbox.all(Notices.kind(ChannelKind.MAIL))).hasSize(1);
        assertThat(alerts.outbox.all(Notices.kind(ChannelKind.WEBHOOK))).isEmpty();
    }
}
