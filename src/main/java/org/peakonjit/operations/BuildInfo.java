package org.peakonjit.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** Which version runs where, as a metric of the value 1. */
@Singleton
class BuildInfo implements MeterBinder {

    private static final String UNKNOWN = "unknown";

    private @Nullable ServletContext context;

    /** What CDI would inject is there during requests alone. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        context = started instanceof ServletContext ours ? ours : null;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("peakonjit.build.info", () -> 1)
                .description("1, with the version that runs, and what it runs on")
                .tag("version", version())
                .tag("java", Runtime.version().toString())
                .tag(
                        "server",
                        Optional.ofNullable(context)
                                .map(ServletContext::getServerInfo)
                                .orElse(UNKNOWN))
                .register(registry);
    }

    /** As the WAR's manifest has it. */
    private String version() {
        if (context == null) {
            return UNKNOWN;
        }
        try (InputStream in = context.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            return Optional.ofNullable(in == null ? null : new Manifest(in).getMainAttributes())
                    .map(main -> main.getValue("Implementation-Version"))
                    .orElse(UNKNOWN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
