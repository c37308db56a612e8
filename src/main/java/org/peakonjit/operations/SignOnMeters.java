package org.peakonjit.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.provisioning.ScimCall;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.signon.SignOnEvent;
import org.peakonjit.trace.SignOnTrace;

/** Counts and times this node's sign-ons, and its calls to Peakon on their way. */
@Singleton
class SignOnMeters implements MeterBinder {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(20)
    };

    private final CompositeMeterRegistry registry = new CompositeMeterRegistry();
    private final UnitOfWork unitOfWork;

    @Inject
    SignOnMeters(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /** Our own failures count from zero: Prometheus sees no increase in a series that begins with its first. */
    @Override
    public void bindTo(MeterRegistry asked) {
        registry.add(asked);
        for (SignOnEvent.Flow flow : SignOnEvent.Flow.values()) {
            counter(flow, RefusalCode.INTERNAL_ERROR.code());
        }
        // so that the first person does not wait for the classes of a histogram
        registry.remove(timer("peakonjit.rehearsal", "").register(registry));
    }

    private Counter counter(SignOnEvent.Flow flow, String outcome) {
        return Counter.builder("peakonjit.sign.ons")
                .description("Sign-ons that ended on this node, by what began them and their outcome")
                .tag("flow", flow.name().toLowerCase(Locale.ROOT))
                .tag("outcome", outcome)
                .register(registry);
    }

    /** Once it stands: an outcome whose transaction is rolled back, and perhaps done again, is none. */
    void signOn(@Observes SignOnEvent event) {
        Optional<Duration> elapsed = SignOnTrace.elapsed();
        unitOfWork.afterCommit(() -> count(event, elapsed));
    }

    private void count(SignOnEvent event, Optional<Duration> elapsed) {
        String outcome = event.outcome();
        counter(event.flow(), outcome).increment();
        elapsed.ifPresent(took -> timer(
                        "peakonjit.sign.on.duration",
                        "From the arrival of the Response to the outcome, of sign-ons on this node")
                .tag("result", "admitted".equals(outcome) ? "admitted" : "refused")
                .tag("account", event.provisioned() == null ? "untouched" : "worked-on")
                .register(registry)
                .record(took));
    }

    void scimCall(@Observes ScimCall call) {
        timer("peakonjit.scim.call.duration", "Calls of this node to Peakon, by the status of the answer")
                .tag("application", call.application())
                .tag("method", call.method())
                .tag("answer", call.answer())
                .register(registry)
                .record(call.took());
    }

    private static Timer.Builder timer(String name, String description) {
        return Timer.builder(name).description(description).serviceLevelObjectives(BUCKETS);
    }
}
