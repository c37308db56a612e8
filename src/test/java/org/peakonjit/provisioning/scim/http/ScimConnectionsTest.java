package org.peakonjit.provisioning.scim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.Priority;
import org.peakonjit.provisioning.WaitingTime;
import org.peakonjit.provisioning.result.ConnectionReport;
import org.peakonjit.provisioning.result.ConnectionState;

class ScimConnectionsTest {

    private static final URI URL = URI.create("https://peakon.example/scim");

    private final Set<String> tokens = new HashSet<>(Set.of("old", "new"));
    private final List<ConnectionReport> told = new ArrayList<>();
    private final WaitingTime time = new WaitingTime();
    private final ScimConnections connections = new ScimConnections(
            new InMemoryApplications(),
            (service, priority) -> true,
            Clock.systemUTC(),
            Duration.ofSeconds(30),
            told::add,
            time,
            (url, timer) -> new Service(),
            call -> {});

    private final class Service implements Exchanges {

        @Override
        public Answer send(ScimRequest request, String token, Deadline deadline) {
            return new Answer.Answered(
                    tokens.contains(token) ? 200 : 401, null, null, "{}".getBytes(StandardCharsets.UTF_8), null);
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void close() {
        connections.close();
    }

    /** That the new one works is told now and then, so nobody would take it back soon. */
    @Test
    void hearsNothingOfATokenThatWasReplaced() {
        ScimConnection old = connections.channel("peakon", URL, "old");
        ScimConnection fresh = connections.channel("peakon", URL, "new");
        call(fresh);

        tokens.clear();
        call(old);

        assertThat(states()).containsExactly(ConnectionState.WORKING);
        call(fresh);
        assertThat(states()).containsExactly(ConnectionState.WORKING, ConnectionState.MISCONFIGURED);
    }

    /** Another node may have said otherwise since, and be gone. */
    @Test
    void saysNowAndThenThatItWorks() {
        ScimConnection connection = connections.channel("peakon", URL, "new");
        call(connection);
        call(connection);
        time.sleep(Duration.ofSeconds(30));
        call(connection);
        call(connection);
        assertThat(states()).containsExactly(ConnectionState.WORKING, ConnectionState.WORKING);
    }

    private static void call(ScimConnection connection) {
        connection.send(ScimRequest.page(1, 1), Priority.INTERACTIVE, Deadline.in(Duration.ofSeconds(1)));
    }

    private List<ConnectionState> states() {
        return told.stream().map(ConnectionReport::state).toList();
    }
}
