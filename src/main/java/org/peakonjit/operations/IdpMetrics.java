package org.peakonjit.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peakonjit.saml.metadata.CertificateExpiry;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.metadata.RefreshState;

/** What metrics tell of the company's identity providers. */
@Singleton
public class IdpMetrics {

    private final IdentityProviders identityProviders;
    private final Clock clock;

    @Inject
    IdpMetrics(IdentityProviders identityProviders, Clock clock) {
        this.identityProviders = identityProviders;
        this.clock = clock;
    }

    /** Registers the gauges. Returns what brings them up to date. */
    Runnable register(MeterRegistry registry) {
        MultiGauge usable = MultiGauge.builder("peakonjit.idp.usable")
                .description("1 where people can be sent to the IdP, else 0")
                .register(registry);
        MultiGauge age = MultiGauge.builder("peakonjit.idp.metadata.age")
                .baseUnit("seconds")
                .description("How long ago the metadata URL last answered with good metadata")
                .register(registry);
        MultiGauge expiry = MultiGauge.builder("peakonjit.idp.certificate.expiry")
                .baseUnit("days")
                .description("Days until the IdP's certificate that lasts longest ends")
                .register(registry);
        return () -> {
            Instant now = clock.instant();
            usable.register(usable(now), true);
            age.register(ages(now), true);
            expiry.register(expiries(now), true);
        };
    }

    private List<Row<?>> usable(Instant now) {
        return identityProviders.all().stream()
                .<Row<?>>map(idp -> Row.of(tag(idp.name()), idp.usableAt(now).isPresent() ? 1 : 0))
                .toList();
    }

    private List<Row<?>> ages(Instant now) {
        return identityProviders.all().stream()
                .flatMap(idp -> Optional.ofNullable(idp.refresh())
                        .map(RefreshState::confirmedAt)
                        .<Row<?>>map(confirmed -> Row.of(
                                tag(idp.name()),
                                Duration.between(confirmed, now).toSeconds()))
                        .stream())
                .toList();
    }

    /** With an old certificate beside its successor all is well, so the last to end counts. */
    private List<Row<?>> expiries(Instant now) {
        Map<String, Long> days = new LinkedHashMap<>();
        for (CertificateExpiry one : identityProviders.certificateExpiries()) {
            days.merge(one.idp(), one.daysLeft(now), Math::max);
        }
        return days.entrySet().stream()
                .<Row<?>>map(one -> Row.of(tag(one.getKey()), one.getValue()))
                .toList();
    }

    private static Tags tag(String idp) {
        return Tags.of("idp", idp);
    }
}
