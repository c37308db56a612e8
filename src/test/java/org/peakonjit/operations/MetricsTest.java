package org.peakonjit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.database.AtOnce;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.provisioning.ScimCall;
import org.peakonjit.provisioning.result.ConnectionState;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.KeyExpiry;
import org.peakonjit.schedule.NodeFigures;
import org.peakonjit.signon.SignOnEvent;
import org.peakonjit.trace.SignOnTrace;
import org.peakonjit.trace.TraceContext;

class MetricsTest {

    private final InMemoryApplications applications = new InMemoryApplications();
    private final InMemorySeats seats = new InMemorySeats();
    private final SignOnMeters signOns = new SignOnMeters(new AtOnce());
    private final Metrics metrics = new Metrics(
            List.of(
                    signOns,
                    new KeyFigures(new KeyExpiry(new GeneratedKeys(), Clock.systemUTC())),
                    new LedgerFigures(
                            applications, seats, application -> 3, application -> ConnectionState.MISCONFIGURED)),
            Clock.systemUTC());

    @AfterEach
    void stop() {
        metrics.stop();
    }

    /** As where two tabs of one person are at the same, and one is done again. */
    @Test
    void countsWhatIsCommittedAlone() {
        List<Runnable> afterCommit = new ArrayList<>();
        SignOnMeters inTransaction = new SignOnMeters(new UnitOfWork() {
            @Override
            public <T> T call(Supplier<T> work) {
                return work.get();
            }

            @Override
            public void afterCommit(Runnable work) {
                afterCommit.add(work);
            }
        });
        Metrics its = new Metrics(List.of(inTransaction), Clock.systemUTC());
        inTransaction.signOn(event(SignOnEvent.Flow.LOGIN, "admitted"));
        assertThat(its.scrape()).doesNotContain("outcome=\"admitted\"");

        afterCommit.forEach(Runnable::run);
        assertThat(its.scrape()).contains("peakonjit_sign_ons_total{flow=\"login\",outcome=\"admitted\"} 1.0");
        its.stop();
    }

    @Test
    void countsSignOnsByFlowAndOutcomeWithoutSayingWhose() {
        signOns.signOn(event(SignOnEvent.Flow.LOGIN, "admitted"));
        signOns.signOn(event(SignOnEvent.Flow.LOGIN, "admitted"));
        signOns.signOn(event(SignOnEvent.Flow.PEAKON, "license.limit-reached"));
        assertThat(metrics.scrape())
                .contains("peakonjit_sign_ons_total{flow=\"login\",outcome=\"admitted\"} 2.0")
                .contains("peakonjit_sign_ons_total{flow=\"peakon\",outcome=\"license.limit-reached\"} 1.0")
                .doesNotContain("ada@corp.example")
                .doesNotContain("peakonjit_sign_on_duration_seconds_count");
    }

    /** An increase is one only from a value that was there before. */
    @Test
    void countsOurOwnFailuresFromZero() {
        for (String flow : List.of("login", "peakon", "idp")) {
            assertThat(metrics.scrape())
                    .contains("peakonjit_sign_ons_total{flow=\"" + flow + "\",outcome=\"internal.error\"} 0.0");
        }
        signOns.signOn(event(SignOnEvent.Flow.LOGIN, "internal.error"));
        assertThat(metrics.scrape())
                .contains("peakonjit_sign_ons_total{flow=\"login\",outcome=\"internal.error\"} 1.0");
    }

    @Test
    void timesSignOnsFromTheArrivalOfTheResponse() {
        try (SignOnTrace.Scope trace = SignOnTrace.begin(null, TraceContext.fresh())) {
            signOns.signOn(event(SignOnEvent.Flow.LOGIN, "admitted"));
        }
        assertThat(metrics.scrape())
                .contains("peakonjit_sign_on_duration_seconds_bucket{"
                        + "account=\"untouched\",result=\"admitted\",le=\"10.0\"} 1")
                .contains("peakonjit_sign_on_duration_seconds_count{account=\"untouched\",result=\"admitted\"} 1");
    }

    @Test
    void timesCallsToPeakonByTheirAnswer() {
        signOns.scimCall(new ScimCall("peakon", "POST", "201", Duration.ofMillis(30)));
        signOns.scimCall(new ScimCall("peakon", "GET", "lost", Duration.ofSeconds(4)));
        assertThat(metrics.scrape())
                .contains("peakonjit_scim_call_duration_seconds_bucket{"
                        + "answer=\"201\",application=\"peakon\",method=\"POST\",le=\"0.05\"} 1")
                .contains("peakonjit_scim_call_duration_seconds_bucket{"
                        + "answer=\"lost\",application=\"peakon\",method=\"GET\",le=\"2.5\"} 0");
    }

    /** Rule L10. */
    @Test
    void showsSeatsAndConnectionsAsTheyWereReadLast() {
        applications.put(Fixtures.peakon(2), null, null);
        seats.limit(2);
        Holders.reserve(seats, "ada@corp.example", Duration.ofSeconds(10));
        assertThat(metrics.scrape()).doesNotContain("application=\"peakon\"");
        metrics.read();
        assertThat(metrics.scrape())
                .contains("peakonjit_seats_consumed{application=\"peakon\"} 1.0")
                .contains("peakonjit_seats_limit{application=\"peakon\"} 2.0")
                .contains("peakonjit_conflicts_open{application=\"peakon\"} 3.0")
                .contains("peakonjit_peakon_connection{application=\"peakon\",state=\"misconfigured\"} 1.0")
                .contains("peakonjit_peakon_connection{application=\"peakon\",state=\"working\"} 0.0")
                .contains("peakonjit_figures_readable 1.0")
                .contains("peakonjit_key_expiry_timestamp_seconds{use=\"idp-signing\"}")
                .contains("jvm_memory_used_bytes");
        applications.delete("peakon");
        metrics.read();
        assertThat(metrics.scrape()).doesNotContain("application=\"peakon\"");
    }

    @Test
    void saysThatTheDatabaseCannotBeReadAndKeepsWhatItKnows() {
        Metrics blind = new Metrics(
                List.of(new NodeFigures() {
                    @Override
                    public void read() {
                        throw new IllegalStateException("the database is away");
                    }

                    @Override
                    public void bindTo(MeterRegistry registry) {
                        registry.gauge("peakonjit.kept", 7);
                    }
                }),
                Clock.systemUTC());
        blind.read();
        assertThat(blind.scrape())
                .contains("peakonjit_figures_readable 0.0")
                .contains("peakonjit_figures_read_timestamp_seconds 0.0")
                .contains("peakonjit_kept 7.0");
        blind.stop();
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
