package org.peakonjit.alerting.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.Condition;
import org.peakonjit.alerting.settings.AlertSettings;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.provisioning.result.ConnectionState;

class ConnectionWatchTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final InMemoryApplications applications = new InMemoryApplications();
    private final ConnectionReports reports = new InMemoryConnectionReports();
    private final ConnectionWatch watch = new ConnectionWatch(applications, reports, Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void oneApplication() {
        applications.put(Fixtures.peakon(10), null, null);
    }

    private void says(String node, ConnectionState state, Duration ago) {
        reports.keep(new ConnectionReports.Report("peakon", node, state, NOW.minus(ago)));
    }

    private List<AlertKind> found() {
        return watch.look(AlertSettings.DEFAULT, topic -> 0).stream()
                .map(Condition::kind)
                .toList();
    }

    @Test
    void findsNothingWrongBeforeAnybodySaidSo() {
        assertThat(found()).isEmpty();
    }

    @Test
    void believesTheLatestWordAboutTheTokenHoweverOld() {
        says("one", ConnectionState.WORKING, Duration.ofHours(3));
        says("two", ConnectionState.MISCONFIGURED, Duration.ofHours(2));
        assertThat(found()).containsExactly(AlertKind.TOKEN_REJECTED);

        says("one", ConnectionState.WORKING, Duration.ofHours(1));
        assertThat(found()).isEmpty();
    }

    @Test
    void findsPeakonUnreachableWhileAnyNodeSaysSo() {
        says("one", ConnectionState.WORKING, Duration.ZERO);
        says("two", ConnectionState.FAILING, Duration.ofMinutes(4));
        assertThat(found()).containsExactly(AlertKind.PEAKON_UNREACHABLE);

        says("two", ConnectionState.WORKING, Duration.ZERO);
        assertThat(found()).isEmpty();
    }

    @Test
    void doesNotBelieveANodeForLongThatFellSilent() {
        says("dead", ConnectionState.FAILING, Duration.ofMinutes(6));

        assertThat(found()).isEmpty();
    }

    @Test
    void doesNotMindWhatWasSaidOfATokenThatWasReplaced() {
        says("gone", ConnectionState.MISCONFIGURED, Duration.ofHours(1));
        reports.forget("peakon");
        assertThat(found()).isEmpty();
    }

    @Test
    void doesNotMindTheConnectionOfWhatIsGone() {
        says("one", ConnectionState.MISCONFIGURED, Duration.ZERO);
        applications.delete("peakon");

        assertThat(found()).isEmpty();
    }
}
