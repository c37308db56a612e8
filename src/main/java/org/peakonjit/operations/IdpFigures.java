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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.saml.metadata.CertificateExpiry;
import org.peakonjit.saml.metadata.ConnectedIdp;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.metadata.RefreshState;
import org.peakonjit.schedule.NodeFigures;

/** How it stands with the company's identity providers. */
@Singleton
class IdpFigures implements NodeFigures {

    private final IdentityProviders identityProviders;
    private final Clock clock;

    private @Nullable Gauges gauges;

    private record Gauges(MultiGauge usable, MultiGauge age, MultiGauge expiry) {}

    @Inject
    IdpFigures(IdentityProviders identityProviders, Clock clock) {
        this.identityProviders = identityProviders;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauges = new Gauges(
                MultiGauge.builder("peakonjit.idp.usable")
                        .description("1 where people can be sent to the enabled IdP, else 0")
                        .register(registry),
                MultiGauge.builder("peakonjit.idp.metadata.age")
                        .baseUnit("seconds")
                        .description("How long ago the metadata URL last answered with good metadata")
                        .register(registry),
                MultiGauge.builder("peakonjit.idp.certificate.expiry.timestamp")
                        .baseUnit("seconds")
                        .description("When the IdP's certificate that lasts longest ends, in seconds since 1970")
                        .register(registry));
    }

    @Override
    public void read() {
        Gauges bound = gauges;
        if (bound != null) {
            Instant now = clock.instant();
            bound.usable().register(usable(now), true);
            bound.age().register(ages(now), true);
            bound.expiry().register(expiries(), true);
        }
    }

    /** A disabled one is meant to be out of use, and its metadata is not asked for. */
    private Stream<ConnectedIdp> enabled() {
        return identityProviders.all().stream().filter(idp -> idp.registration().enabled());
    }

    private List<Row<?>> usable(Instant now) {
        return enabled()
                .<Row<?>>map(idp -> Row.of(tag(idp.name()), idp.usableAt(now).isPresent() ? 1 : 0))
                .toList();
    }

    private List<Row<?>> ages(Instant now) {
        return enabled()
                .flatMap(idp -> Optional.ofNullable(idp.refresh())
                        .map(RefreshState::confirmedAt)
                        .<Row<?>>map(confirmed -> Row.of(
                                tag(idp.name()),
                                Duration.between(confirmed, now).toSeconds()))
                        .stream())
                .toList();
    }

    /** With an old certificate beside its successor all is well, so the last to end counts. */
    private List<Row<?>> expiries() {
        Map<String, Long> ends = new LinkedHashMap<>();
        for (CertificateExpiry one : identityProviders.certificateExpiries()) {
            ends.merge(one.idp(), one.notAfter().getEpochSecond(), Math::max);
        }
        return ends.entrySet().stream()
                .<Row<?>>map(one -> Row.of(tag(one.getKey()), one.getValue()))
                .toList();
    }

    private static Tags tag(String idp) {
        return Tags.of("idp", idp);
    }
}
