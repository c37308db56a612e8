package org.peakonjit.alerting.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.alerting.Alert;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.Alerts;
import org.peakonjit.alerting.ChannelKind;
import org.peakonjit.alerting.Condition;
import org.peakonjit.alerting.Language;
import org.peakonjit.alerting.Severity;
import org.peakonjit.alerting.Topic;
import org.peakonjit.alerting.TopicState;
import org.peakonjit.alerting.connection.ConnectionReports;
import org.peakonjit.alerting.connection.ConnectionReports.Report;
import org.peakonjit.alerting.notice.DeliveryTrouble;
import org.peakonjit.alerting.notice.Notices;
import org.peakonjit.alerting.settings.AlertSettings;
import org.peakonjit.alerting.settings.AlertSettingsStore;
import org.peakonjit.alerting.settings.LicenseThresholds;
import org.peakonjit.alerting.settings.MailSecurity;
import org.peakonjit.alerting.settings.MailSettings;
import org.peakonjit.alerting.settings.WebhookSettings;
import org.peakonjit.config.Settings;
import org.peakonjit.database.StaleVersionException;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.json.UnreadableException;
import org.peakonjit.provisioning.result.ConnectionState;
import org.peakonjit.saml.keys.XorSealer;
import org.peakonjit.schedule.ManualClock;
import org.peakonjit.schedule.Outbox;
import org.peakonjit.schedule.Outbox.Entry;
import org.peakonjit.schedule.jpa.StoredOutbox;

/** Alerts over several nodes, on both databases. H2 has one node only, whose threads race instead. */
class JpaAlertsIT {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Topic TOPIC = new Topic(AlertKind.LICENSE_CONSUMPTION, "peakon");
    private static final Set<ChannelKind> BOTH = Set.of(ChannelKind.MAIL, ChannelKind.WEBHOOK);
    private static final int ROUNDS = 25;

    private final ManualClock clock = new ManualClock(NOW.toString());
    private final List<TestNode> nodes = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        nodes.stream().distinct().forEach(TestNode::close);
    }

    private List<TestNode> start(TestDatabase database) {
        Settings settings = database.fresh();
        nodes.add(new TestNode(settings));
        nodes.add(database == TestDatabase.H2 ? nodes.get(0) : new TestNode(settings));
        return nodes;
    }

    private Alerts alerts(int node) {
        return new JpaAlerts(nodes.get(node).transactions, new Notices(StoredOutbox.in(nodes.get(node), clock)));
    }

    private static Condition reached(int percent) {
        return new Condition(
                TOPIC.kind(),
                TOPIC.object(),
                percent,
                percent < 100 ? Severity.WARNING : Severity.CRITICAL,
                Map.of("threshold", Integer.toString(percent)));
    }

    private static TopicState standing(Alerts alerts) {
        return alerts.states().stream()
                .filter(one -> one.topic().equals(TOPIC))
                .findFirst()
                .orElse(new TopicState(TOPIC, 0, Map.of(), 0));
    }

    @ParameterizedTest
    @EnumSource
    void tellEachCrossingOnceWhoeverRaces(TestDatabase database) throws Exception {
        start(database);
        Outbox outbox = StoredOutbox.in(nodes.get(0), clock);
        Alerts alerts = alerts(0);
        for (int round = 0; round < ROUNDS; round++) {
            for (Condition now : new Condition[] {reached(80), reached(100), null}) {
                CyclicBarrier together = new CyclicBarrier(4);
                TopicState seen = standing(alerts);
                List<Future<Boolean>> moves = new ArrayList<>();
                for (int racer = 0; racer < 4; racer++) {
                    Alerts its = alerts(racer % 2);
                    moves.add(threads.submit(() -> {
                        together.await();
                        return its.move(seen, now, NOW, BOTH);
                    }));
                }
                int done = 0;
                for (Future<Boolean> move : moves) {
                    done += move.get() ? 1 : 0;
                }
                assertThat(done).isEqualTo(1);
            }
        }
        for (ChannelKind channel : BOTH) {
            List<String> told = new ArrayList<>();
            while (outbox.take("notice-" + channel.word(), Duration.ofHours(1))
                    .map(one -> told.add(one.payload()))
                    .isPresent()) {
                // all of them
            }
            assertThat(told).hasSize(ROUNDS * 3);
            assertThat(told.stream().filter(one -> one.contains("\"event\":\"RAISED\"")))
                    .hasSize(ROUNDS);
        }
        assertThat(alerts.countPast()).isEqualTo(ROUNDS);
        assertThat(alerts.active()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void leaveNoticesThatAreListedCountedAndRetried(TestDatabase database) {
        start(database);
        Outbox outbox = StoredOutbox.in(nodes.get(1), clock);
        Notices notices = new Notices(outbox);
        alerts(0).move(standing(alerts(0)), reached(80), NOW, BOTH);
        outbox.remove(outbox.take("notice-mail", Duration.ofMinutes(1)).orElseThrow());
        Entry second = outbox.take("notice-webhook", Duration.ofMinutes(1)).orElseThrow();
        outbox.failed(second, DeliveryTrouble.TIMEOUT.name(), null);

        assertThat(notices.undelivered(10)).singleElement().satisfies(one -> {
            assertThat(one.notice().id()).hasToString(second.item());
            assertThat(one.notice().facts()).containsEntry("threshold", "80");
            assertThat(one.notice().at()).isEqualTo(NOW);
            assertThat(one.reason()).isEqualTo(DeliveryTrouble.TIMEOUT);
            assertThat(one.attempts()).isEqualTo(1);
        });
        assertThat(notices.countUndelivered(ChannelKind.WEBHOOK)).isEqualTo(1);
        assertThat(notices.countUndelivered(ChannelKind.MAIL)).isZero();
        assertThat(notices.retryNow()).isEqualTo(1);
        assertThat(outbox.take("notice-webhook", Duration.ofMinutes(1))).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void areRememberedAndForgotten(TestDatabase database) {
        start(database);
        Alerts alerts = alerts(0);
        alerts.move(standing(alerts), reached(80), NOW, BOTH);
        alerts.move(standing(alerts), reached(95), NOW.plusSeconds(1), Set.of());
        alerts.move(standing(alerts), reached(80), NOW.plusSeconds(2), BOTH);

        Alert active = alerts.active().get(0);
        assertThat(active.stage()).isEqualTo(80);
        assertThat(active.raisedAt()).isEqualTo(NOW);
        assertThat(standing(alerts).facts()).containsEntry("threshold", "80");
        alerts.move(standing(alerts), null, NOW.plusSeconds(3), BOTH);

        assertThat(alerts.past(0, 10)).singleElement().satisfies(alert -> {
            assertThat(alert.id()).isEqualTo(active.id());
            assertThat(alert.clearedAt()).isEqualTo(NOW.plusSeconds(3));
        });
        assertThat(alerts.past(1, 10)).isEmpty();
        assertThat(alerts.forgetClearedBefore(NOW)).isZero();
        assertThat(alerts.forgetClearedBefore(NOW.plusSeconds(9))).isEqualTo(1);
        assertThat(StoredOutbox.in(nodes.get(0), clock).take("notice-mail", Duration.ofMinutes(1)))
                .isEmpty();
        assertThat(alerts.move(standing(alerts), reached(80), NOW, BOTH)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void haveSettingsWhoseSecretsAreSealed(TestDatabase database) throws Exception {
        start(database);
        AlertSettingsStore store = new JpaAlertSettings(nodes.get(0).transactions, new XorSealer(42));
        AlertSettings settings = new AlertSettings(
                new LicenseThresholds(List.of(50), 3, List.of(new LicenseThresholds.Own("peakon", List.of()))),
                new MailSettings(true, "h", 25, MailSecurity.TLS, "u", "a@b", List.of("c@d"), Language.FR),
                new WebhookSettings(true, URI.create("https://h/"), Language.DE));
        assertThat(store.find().settings()).isEqualTo(AlertSettings.DEFAULT);

        store.put(settings, "a-password", "a-secret", 0);
        store.put(settings, null, null, 1);

        AlertSettingsStore other = new JpaAlertSettings(nodes.get(1).transactions, new XorSealer(42));
        assertThat(other.find()).isEqualTo(new AlertSettingsStore.Stored(settings, true, true, 2));
        assertThat(other.mailPassword()).contains("a-password");
        assertThat(other.webhookSecret()).contains("a-secret");
        assertThatThrownBy(() -> other.put(settings, null, null, 1)).isInstanceOf(StaleVersionException.class);
        try (var connection = nodes.get(0).database.dataSource().getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select definition, mail_password, webhook_secret from alert_settings")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).doesNotContain("a-password", "a-secret");
            assertThat(new String(rows.getBytes(2))).doesNotContain("a-password");
            assertThat(new String(rows.getBytes(3))).doesNotContain("a-secret");
        }
        nodes.get(0)
                .transactions
                .run(em -> em.createNativeQuery("update alert_settings set definition = '{\"mail\":{\"port\":\"x\"}}'")
                        .executeUpdate());
        assertThatThrownBy(other::find).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> other.put(settings, null, null, 2)).isInstanceOf(UnreadableException.class);
        nodes.get(0)
                .transactions
                .run(em -> em.createNativeQuery("update alert_settings set definition = '{\"pigeons\":{}}'")
                        .executeUpdate());
        assertThat(other.find().settings()).isEqualTo(AlertSettings.DEFAULT);
        other.put(AlertSettings.DEFAULT, null, null, 2);
        assertThat(store.mailPassword()).isEmpty();
        assertThat(store.webhookSecret()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void knowWhatEachNodeLastSaid(TestDatabase database) {
        start(database);
        ConnectionReports reports = new JpaConnectionReports(nodes.get(0).transactions);
        Report late = new Report("peakon", "one", ConnectionState.WORKING, NOW.plusSeconds(5));
        reports.keep(late);
        reports.keep(new Report("peakon", "one", ConnectionState.FAILING, NOW));
        reports.keep(new Report("peakon", "two", ConnectionState.FAILING, NOW));

        assertThat(reports.all()).hasSize(2).contains(late);
        assertThat(reports.forgetBefore(NOW.plusSeconds(1))).isEqualTo(1);
        assertThat(reports.all()).containsExactly(late);

        Report other = new Report("other", "one", ConnectionState.WORKING, NOW);
        reports.keep(other);
        reports.forget("peakon");
        assertThat(reports.all()).containsExactly(other);
    }
}
