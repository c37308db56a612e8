package org.peakonjit.database;

import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Whether the database is there, which metrics tell also while it is not, and Hikari's own figures of our pool; a server's
 * pool is the server's to tell of.
 */
@Singleton
class DatabaseMeters implements MeterBinder {

    private final Database database;

    @Inject
    DatabaseMeters(Database database) {
        this.database = database;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("peakonjit.database.up", database, one -> one.absence().isEmpty() ? 1 : 0)
                .description("1 while this node has its database, else 0")
                .register(registry);
        database.pool().ifPresent(pool -> pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry)));
    }
}
