package org.peakonjit.alerting;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.peakonjit.saml.metadata.CertificateExpiry;
import org.peakonjit.saml.metadata.CompanyIdp;
import org.peakonjit.saml.metadata.ConnectedIdp;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.metadata.RefreshState;

/**
 * Looks after the company's identity providers: whether their certificates last, whether their metadata can be
 * refreshed, and whether it is still theirs. With an old certificate beside its successor all is well, so the last to end counts.
 */
@Singleton
class IdpWatch implements Watch {

    private static final Duration LONG = Duration.ofHours(24);
    private static final Duration VERY_LONG = Duration.ofHours(72);
    /** So often it fails before it counts where it never went well. */
    private static final int FAILURES = 3;

    private static final int UNUSABLE = 3;

    private final Supplier<List<ConnectedIdp>> idps;
    private final Supplier<List<CertificateExpiry>> expiries;
    private final Clock clock;

    @Inject
    IdpWatch(IdentityProviders identityProviders, Clock clock) {
        this(identityProviders::all, identityProviders::certificateExpiries, clock);
    }

    IdpWatch(Supplier<List<ConnectedIdp>> idps, Supplier<List<CertificateExpiry>> expiries, Clock clock) {
        this.idps = idps;
        this.expiries = expiries;
        this.clock = clock;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.IDP_CERTIFICATE_EXPIRING, AlertKind.IDP_METADATA_STALE, AlertKind.IDP_CHANGED);
    }

    @Override
    public List<Condition> look(AlertSettings settings, ToIntFunction<Topic> standing) {
        Instant now = clock.instant();
        List<Condition> found = new ArrayList<>();
        daysLeft(now).forEach((idp, days) -> {
            int stage = ExpiryStage.of(days);
            if (stage > 0) {
                found.add(new Condition(
                        AlertKind.IDP_CERTIFICATE_EXPIRING,
                        idp,
                        stage,
                        ExpiryStage.severity(stage),
                        Map.of("days", Long.toString(days))));
            }
        });
        idps.get().stream()
                .filter(idp -> idp.registration().enabled())
                .forEach(idp -> changed(idp).or(() -> stale(idp, now)).ifPresent(found::add));
        return found;
    }

    private Map<String, Long> daysLeft(Instant now) {
        Map<String, Long> days = new LinkedHashMap<>();
        expiries.get().forEach(one -> days.merge(one.idp(), one.daysLeft(now), Math::max));
        return days;
    }

    private static Optional<Condition> changed(ConnectedIdp idp) {
        CompanyIdp known = idp.kept();
        return idp.heldBack()
                .map(received -> new Condition(
                        AlertKind.IDP_CHANGED,
                        idp.name(),
                        1,
                        Severity.CRITICAL,
                        Map.of("known", known == null ? "-" : known.entityId(), "received", received)));
    }

    private static Optional<Condition> stale(ConnectedIdp idp, Instant now) {
        RefreshState refresh = idp.refresh();
        if (refresh == null || refresh.failures() == 0) {
            return Optional.empty();
        }
        Instant confirmed = refresh.confirmedAt();
        Duration age = confirmed == null ? Duration.ZERO : Duration.between(confirmed, now);
        int stage = age.compareTo(VERY_LONG) >= 0 ? 2 : age.compareTo(LONG) >= 0 ? 1 : 0;
        if (idp.usableAt(now).isEmpty() && refresh.failures() >= FAILURES) {
            stage = UNUSABLE;
        }
        return stage == 0
                ? Optional.empty()
                : Optional.of(new Condition(
                        AlertKind.IDP_METADATA_STALE,
                        idp.name(),
                        stage,
                        stage == UNUSABLE ? Severity.CRITICAL : Severity.WARNING,
                        Map.of("hours", Long.toString(age.toHours()))));
    }
}
