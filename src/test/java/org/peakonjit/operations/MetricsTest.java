package org.peakonjit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.license.Holders;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.provisioning.ConnectionState;
import org.peakonjit.signon.SignOnEvent;

class MetricsTest {

    private final InMemoryApplications applications = new InMemoryApplications();
    private final InMemorySeats seats = new InMemorySeats();
    private final Metrics metrics =
            new Metrics(applications, seats, application -> 3, application -> ConnectionState.MISCONFIGURED);

    @Test
    void countsSignOnsByFlowAndOutcomeWithoutSayingWhose() {
        metrics.count(event(SignOnEvent.Flow.LOGIN, "admitted"));
        metrics.count(event(SignOnEvent.Flow.LOGIN, "admitted"));
        metrics.count(event(SignOnEvent.Flow.PEAKON, "license.limit-reached"));
        assertThat(metrics.scrape())
                .contains("peakonjit_sign_ons_total{flow=\"login\",outcome=\"admitted\"} 2.0")
                .contains("peakonjit_sign_ons_total{flow=\"peakon\",outcome=\"license.limit-reached\"} 1.0")
                .doesNotContain("ada@corp.example");
    }

    /** Rule L10. */
    @Test
    void showsSeatsAndConnectionsAsTheyAreNow() {
        assertThat(metrics.scrape()).doesNotContain("application=\"peakon\"");
        applications.put(Fixtures.peakon(2), null, null);
        seats.limit(2);
        Holders.reserve(seats, "ada@corp.example", Duration.ofSeconds(10));
        assertThat(metrics.scrape())
                .contains("peakonjit_seats_consumed{application=\"peakon\"} 1.0")
                .contains("peakonjit_seats_limit{application=\"peakon\"} 2.0")
                .contains("peakonjit_conflicts_open{application=\"peakon\"} 3.0")
                .contains("peakonjit_peakon_connection{application=\"peakon\",state=\"misconfigured\"} 1.0")
                .contains("peakonjit_peakon_connection{application=\"peakon\",state=\"working\"} 0.0")
                .contains("jvm_memory_used_bytes");
        applications.delete("peakon");
        assertThat(metrics.scrape()).doesNotContain("application=\"peakon\"");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "::1, true",
        "0:0:0:0:0:0:0:1, true",
        "192.0.2.1, false",
        "2001:db8::1, false",
        "localhost.evil.test, false"
    })
    void knowsWhoIsOnThisMachine(String address, boolean local) {
        assertThat(LocalClient.isLoopback(address)).isEqualTo(local);
    }

    private static SignOnEvent event(SignOnEvent.Flow flow, String outcome) {
        return new SignOnEvent(
                Instant.EPOCH, "REF", "peakon", "ada@corp.example", "urn:idp", flow, outcome, null, null, null);
    }
}
