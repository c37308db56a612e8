package org.peakonjit.alerting.watch;

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
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.Condition;
import org.peakonjit.alerting.Severity;
import org.peakonjit.alerting.Topic;
import org.peakonjit.alerting.settings.AlertSettings;
import org.peakonjit.identityprovider.MetadataOrigin.Pasted;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.metadata.CertificateExpiry;
import org.peakonjit.saml.metadata.ConnectedIdp;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.metadata.RefreshState;
import org.peakonjit.saml.metadata.document.CompanyIdp;

/**
 * Looks after the company's identity providers: whether their certificates and their metadata last, whether that can be
 * refreshed and used, and whether it is still theirs. With an old certificate beside its successor all is well, so the
 * last to end counts.
 */
@Singleton
class IdpWatch implements Watch {

    private static final Duration LONG = Duration.ofHours(24);
    private static final Duration VERY_LONG = Duration.ofHours(72);
    /** So often it fails before it counts where it never went well. */
    private static final int FAILURES = 3;

    /** By then what a URL serves was asked for once more after its validUntil. */
    private static final Duration ASKED_AGAIN = Duration.ofMinutes(20);

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
        ends(now).values().forEach(end -> end.condition().ifPresent(found::add));
        idps.get().stream()
                .filter(idp -> idp.registration().enabled())
                .forEach(idp -> changed(idp).or(() -> stale(idp, now)).ifPresent(found::add));
        return found;
    }

    /** What of an IdP ends first, by its name. */
    private Map<String, IdpExpiry> ends(Instant now) {
        Map<String, IdpExpiry> ends = new LinkedHashMap<>();
        expiries.get().forEach(one -> ends.merge(one.idp(), IdpExpiry.ofCertificate(one, now), IdpExpiry::later));
        idps.get().stream()
                .flatMap(idp -> IdpExpiry.ofMetadata(idp, now).stream())
                .forEach(end -> ends.merge(end.idp(), end, IdpExpiry::sooner));
        return ends;
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
        if (isUnusable(idp, now)) {
            return Optional.of(new Condition(
                    AlertKind.IDP_METADATA_STALE,
                    idp.name(),
                    UNUSABLE,
                    Severity.CRITICAL,
                    Map.of(
                            Condition.TROUBLE,
                            idp.troubleAt(now).map(Fault::code).orElse("-"))));
        }
        RefreshState refresh = idp.refresh();
        Instant confirmed = refresh == null || refresh.failures() == 0 ? null : refresh.confirmedAt();
        if (confirmed == null) {
            return Optional.empty();
        }
        Duration age = Duration.between(confirmed, now);
        int stage = age.compareTo(VERY_LONG) >= 0 ? 2 : age.compareTo(LONG) >= 0 ? 1 : 0;
        return stage == 0
                ? Optional.empty()
                : Optional.of(new Condition(
                        AlertKind.IDP_METADATA_STALE,
                        idp.name(),
                        stage,
                        Severity.WARNING,
                        Map.of("hours", Long.toString(age.toHours()))));
    }

    /** Whether nobody can be sent there, and it is more than that its metadata was not asked for yet. */
    private static boolean isUnusable(ConnectedIdp idp, Instant now) {
        if (idp.usableAt(now).isPresent()) {
            return false;
        }
        if (idp.conflict() != null || idp.registration().metadata() instanceof Pasted) {
            return true;
        }
        CompanyIdp kept = idp.kept();
        RefreshState refresh = idp.refresh();
        int failures = refresh == null ? 0 : refresh.failures();
        return IdpExpiry.isRenewedByUrl(idp.registration())
                ? failures >= FAILURES || kept != null && !kept.isValidAt(now.minus(ASKED_AGAIN))
                : failures > 0 || kept != null;
    }
}
