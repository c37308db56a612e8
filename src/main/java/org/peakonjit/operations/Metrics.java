package org.peakonjit.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.conflict.Conflicts;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.Seats;
import org.peakonjit.provisioning.ConnectionState;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.saml.keys.KeyExpiry;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.signon.SignOnEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Prometheus may ask of this node: sign-ons by flow and outcome, seats, open conflicts, the connections to
 * Peakon, and the JVM.
 * Nothing in it tells of a person.
 */
@Singleton
public class Metrics {

    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

    private final Applications applications;
    private final Seats seats;
    private final ToLongFunction<Application> conflicts;
    private final Function<Application, ConnectionState> connection;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MultiGauge consumed = gauge("peakonjit.seats.consumed", "Seats reserved and assigned");
    private final MultiGauge limit = gauge("peakonjit.seats.limit", "Seats that may be consumed; absent = unlimited");
    private final MultiGauge openConflicts =
            gauge("peakonjit.conflicts.open", "People who wait for a decision about who they are");
    private final MultiGauge connections =
            gauge("peakonjit.peakon.connection", "1 for the state in which calls to Peakon are on this node");

    private Runnable beforeScrape = () -> {};

    @Inject
    Metrics(
            Applications applications,
            Seats seats,
            Conflicts conflicts,
            PeakonMaintenance peakon,
            KeyExpiry expiry,
            IdpMetrics identityProviders,
            @Any Instance<MeterBinder> more) {
        this(applications, seats, conflicts, peakon, expiry, identityProviders);
        more.forEach(binder -> binder.bindTo(registry));
    }

    Metrics(
            Applications applications,
            Seats seats,
            Conflicts conflicts,
            PeakonMaintenance peakon,
            KeyExpiry expiry,
            IdpMetrics identityProviders) {
        this(
                applications,
                seats,
                application -> conflicts.count(ConflictQuery.open().of(application.name())),
                peakon::connection);
        beforeScrape = identityProviders.register(registry);
        for (Use use : Use.values()) {
            Gauge.builder("peakonjit.key.expiry", () -> expiry.daysLeft(use))
                    .tag("use", word(use).replace('_', '-'))
                    .baseUnit("days")
                    .description("Days until the certificate in use ends")
                    .register(registry);
        }
    }

    Metrics(
            Applications applications,
            Seats seats,
            ToLongFunction<Application> conflicts,
            Function<Application, ConnectionState> connection) {
        this.applications = applications;
        this.seats = seats;
        this.conflicts = conflicts;
        this.connection = connection;
        List.of(
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ClassLoaderMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(registry));
    }

    void count(@Observes SignOnEvent event) {
        registry.counter("peakonjit.sign.ons", Tags.of("flow", word(event.flow()), "outcome", event.outcome()))
                .increment();
    }

    /** Everything as it is now, in Prometheus' text format 0.0.4. What the database does not tell is left out. */
    String scrape() {
        List<MultiGauge.Row<?>> consumedRows = new ArrayList<>();
        List<MultiGauge.Row<?>> limitRows = new ArrayList<>();
        List<MultiGauge.Row<?>> conflictRows = new ArrayList<>();
        List<MultiGauge.Row<?>> connectionRows = new ArrayList<>();
        try {
            for (Application application : applications.all()) {
                Tags tags = Tags.of("application", application.name());
                LicenseUsage usage = seats.usage(application.name());
                consumedRows.add(MultiGauge.Row.of(tags, usage.consumed()));
                usage.limit().ifPresent(most -> limitRows.add(MultiGauge.Row.of(tags, most)));
                conflictRows.add(MultiGauge.Row.of(tags, conflicts.applyAsLong(application)));
                ConnectionState now = connection.apply(application);
                for (ConnectionState state : ConnectionState.values()) {
                    connectionRows.add(MultiGauge.Row.of(tags.and("state", word(state)), state == now ? 1 : 0));
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("metrics of applications and seats cannot be read", e);
        }
        consumed.register(consumedRows, true);
        limit.register(limitRows, true);
        openConflicts.register(conflictRows, true);
        connections.register(connectionRows, true);
        beforeScrape.run();
        return registry.scrape();
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
