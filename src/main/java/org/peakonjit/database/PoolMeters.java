package org.peakonjit.database;

import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Hikari's own figures of our pool; a server's pool is the server's to tell of. */
@Singleton
class PoolMeters implements MeterBinder {

    private final Database database;

    @Inject
    PoolMeters(Database database) {
        this.database = database;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        database.pool().ifPresent(pool -> pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry)));
    }
}
