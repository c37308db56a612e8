package org.peakonjit.alerting.notice;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.peakonjit.alerting.Alert;
import org.peakonjit.alerting.Alerts;
import org.peakonjit.alerting.ChannelKind;
import org.peakonjit.alerting.Severity;
import org.peakonjit.schedule.NodeFigures;

/** What Prometheus may ask about alerts: those active, and notices sent, failed and waiting. */
@Singleton
class NoticeCounters implements NodeFigures {

    private record Counted(ChannelKind channel, boolean sent) {}

    private final Alerts alerts;
    private final Notices notices;
    private final Map<Counted, LongAdder> counts = new ConcurrentHashMap<>();
    private final Map<Severity, Long> active = new ConcurrentHashMap<>();
    private final Map<ChannelKind, Long> undelivered = new ConcurrentHashMap<>();

    @Inject
    NoticeCounters(Alerts alerts, Notices notices) {
        this.alerts = alerts;
        this.notices = notices;
    }

    void count(ChannelKind channel, boolean sent) {
        adder(new Counted(channel, sent)).increment();
    }

    private LongAdder adder(Counted counted) {
        return counts.computeIfAbsent(counted, key -> new LongAdder());
    }

    @Override
    public void read() {
        List<Alert> now = alerts.active();
        for (Severity severity : Severity.values()) {
            active.put(
                    severity,
                    now.stream().filter(alert -> alert.severity() == severity).count());
        }
        for (ChannelKind channel : ChannelKind.values()) {
            undelivered.put(channel, notices.countUndelivered(channel));
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Severity severity : Severity.values()) {
            Gauge.builder("peakonjit.alerts.active", () -> active.get(severity))
                    .tag("severity", severity.word())
                    .description("Alerts that are active, in the whole cluster")
                    .register(registry);
        }
        for (ChannelKind channel : ChannelKind.values()) {
            Gauge.builder("peakonjit.alert.notices.undelivered", () -> undelivered.get(channel))
                    .tag("channel", channel.word())
                    .description("Notices that were tried and not delivered, in the whole cluster")
                    .register(registry);
            for (boolean sent : new boolean[] {true, false}) {
                FunctionCounter.builder(
                                "peakonjit.alert.notices", adder(new Counted(channel, sent)), LongAdder::doubleValue)
                        .tag("channel", channel.word())
                        .tag("outcome", sent ? "sent" : "failed")
                        .description("Deliveries of notices by this node")
                        .register(registry);
            }
        }
    }
}
