package org.peakonjit.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.peakonjit.database.Service;

/** Whether the database is there, which metrics tell also while it is not. */
@Singleton
class DatabaseMetrics implements MeterBinder {

    private final Service service;

    @Inject
    DatabaseMetrics(Service service) {
        this.service = service;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("peakonjit.database.up", service, one -> one.absence().isEmpty() ? 1 : 0)
                .description("1 while this node has its database, else 0")
                .register(registry);
    }
}
