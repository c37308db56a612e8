package org.peakonjit.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.conflict.Conflicts;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.Seats;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.result.ConnectionState;
import org.peakonjit.schedule.NodeFigures;

/** Each application's seats, open conflicts and connection. */
@Singleton
class LedgerFigures implements NodeFigures {

    private final Applications applications;
    private final Seats seats;
    private final ToLongFunction<Application> conflicts;
    private final Function<Application, ConnectionState> connection;

    private @Nullable Gauges gauges;

    private record Gauges(MultiGauge consumed, MultiGauge limit, MultiGauge conflicts, MultiGauge connections) {}

    @Inject
    LedgerFigures(Applications applications, Seats seats, Conflicts conflicts, PeakonMaintenance peakon) {
        this(
                applications,
                seats,
                application -> conflicts.count(ConflictQuery.open().of(application.name())),
                peakon::connection);
    }

    LedgerFigures(
            Applications applications,
            Seats seats,
            ToLongFunction<Application> conflicts,
            Function<Application, ConnectionState> connection) {
        this.applications = applications;
        this.seats = seats;
        this.conflicts = conflicts;
        this.connection = connection;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauges = new Gauges(
                gauge(registry, "peakonjit.seats.consumed", "Seats reserved and assigned"),
                gauge(registry, "peakonjit.seats.limit", "Seats that may be consumed; absent = unlimited"),
                gauge(registry, "peakonjit.conflicts.open", "People who wait for a decision about who they are"),
                gauge(
                        registry,
                        "peakonjit.peakon.connection",
                        "1 for the state in which calls to Peakon are on this node, else 0"));
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    @Override
    public void read() {
        Gauges bound = gauges;
        if (bound == null) {
            return;
        }
        List<Row<?>> consumed = new ArrayList<>();
        List<Row<?>> limits = new ArrayList<>();
        List<Row<?>> open = new ArrayList<>();
        List<Row<?>> connections = new ArrayList<>();
        for (Application application : applications.all()) {
            Tags tags = Tags.of("application", application.name());
            LicenseUsage usage = seats.usage(application.name());
            consumed.add(Row.of(tags, usage.consumed()));
            usage.limit().ifPresent(most -> limits.add(Row.of(tags, most)));
            open.add(Row.of(tags, conflicts.applyAsLong(application)));
            ConnectionState now = connection.apply(application);
            for (ConnectionState state : ConnectionState.values()) {
                Tags its = tags.and("state", state.name().toLowerCase(Locale.ROOT));
                connections.add(Row.of(its, state == now ? 1 : 0));
            }
        }
        Map.of(
                        bound.consumed(), consumed,
                        bound.limit(), limits,
                        bound.conflicts(), open,
                        bound.connections(), connections)
                .forEach((gauge, rows) -> gauge.register(rows, true));
    }
}
