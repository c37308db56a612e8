package org.peakonjit.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.peakonjit.database.pool.DatabaseTrouble;
import org.peakonjit.schedule.DeploymentThreads;
import org.peakonjit.schedule.NodeFigures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Prometheus may ask of this node. Nothing in it tells of a person. What stands in the database is read in the
 * background, so that an answer waits for nothing.
 */
@Singleton
class Metrics {

    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
    private static final Duration BETWEEN_READINGS = Duration.ofSeconds(5);

    private static final List<String> NOT_AS_PROMETHEUS_NAMES_THEM = List.of("process.cpu.time", "system.cpu.count");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ScheduledExecutorService reader =
            Executors.newSingleThreadScheduledExecutor(new DeploymentThreads("figures"));
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final List<NodeFigures> figures;
    private final Clock clock;

    private volatile boolean readable;
    private volatile double readAt;

    @Inject
    Metrics(@Any Instance<MeterBinder> binders, Clock clock) {
        this(binders.stream().toList(), clock);
    }

    Metrics(List<MeterBinder> binders, Clock clock) {
        this.clock = clock;
        NOT_AS_PROMETHEUS_NAMES_THEM.forEach(
                name -> registry.config().meterFilter(MeterFilter.denyNameStartsWith(name)));
        this.figures = binders.stream()
                .filter(NodeFigures.class::isInstance)
                .map(NodeFigures.class::cast)
                .toList();
        List.of(
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ClassLoaderMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics(),
                        collections)
                .forEach(binder -> binder.bindTo(registry));
        binders.forEach(binder -> binder.bindTo(registry));
        Gauge.builder("peakonjit.figures.readable", () -> readable ? 1 : 0)
                .description("1 where what stands in the database could be read at the last try, else 0")
                .register(registry);
        Gauge.builder("peakonjit.figures.read.timestamp", () -> readAt)
                .baseUnit("seconds")
                .description("When what stands in the database was last read whole, in seconds since 1970")
                .register(registry);
    }

    void start() {
        reader.scheduleWithFixedDelay(this::read, 0, BETWEEN_READINGS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Reads all figures again; what cannot be read stays as it was. */
    void read() {
        boolean all = true;
        for (NodeFigures one : figures) {
            try {
                one.read();
            } catch (RuntimeException e) {
                if (readable && !DatabaseTrouble.isAway(e)) { // each is said once
                    LOG.warn(
                            "figures for monitoring cannot be read ({})",
                            one.getClass().getSimpleName(),
                            e);
                }
                all = false;
            }
        }
        readable = all;
        if (all) {
            readAt = clock.millis() / 1000.0;
        }
    }

    /** Everything as it was last read, in Prometheus' text format 0.0.4. */
    String scrape() {
        return registry.scrape();
    }

    @PreDestroy
    void stop() {
        reader.shutdownNow();
        collections.close();
        registry.close();
    }
}
