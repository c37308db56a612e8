package org.peakonjit.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Worded;
import org.peakonjit.saml.keys.KeyExpiry;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.schedule.NodeFigures;

/** When our own certificates end. */
@Singleton
class KeyFigures implements NodeFigures {

    private final KeyExpiry expiry;
    private @Nullable MultiGauge gauge;

    @Inject
    KeyFigures(KeyExpiry expiry) {
        this.expiry = expiry;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge = MultiGauge.builder("peakonjit.key.expiry.timestamp")
                .baseUnit("seconds")
                .description("When the certificate in use of our own key pair ends, in seconds since 1970")
                .register(registry);
    }

    @Override
    public void read() {
        if (gauge != null) {
            gauge.register(
                    Arrays.stream(Use.values())
                            .<Row<?>>map(use -> Row.of(
                                    Tags.of("use", Worded.of(use.name())),
                                    expiry.end(use).getEpochSecond()))
                            .toList(),
                    true);
        }
    }
}
