package org.peakonjit.alerting.watch;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.Condition;
import org.peakonjit.alerting.Severity;
import org.peakonjit.identityprovider.MetadataOrigin.At;
import org.peakonjit.identityprovider.MetadataOrigin.Pasted;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.saml.keys.KeyExpiry;
import org.peakonjit.saml.metadata.CertificateExpiry;
import org.peakonjit.saml.metadata.ConnectedIdp;
import org.peakonjit.saml.metadata.document.CompanyIdp;

/**
 * The end of what we know of an identity provider.
 *
 * @param days whole days until then; negative when it is past
 * @param validUntil where it is its metadata that ends; empty = a certificate
 */
record IdpExpiry(String idp, long days, Optional<Instant> validUntil) {

    static IdpExpiry ofCertificate(CertificateExpiry one, Instant now) {
        return new IdpExpiry(one.idp(), one.daysLeft(now), Optional.empty());
    }

    /**
     * The end of metadata that is not asked for anew. A file may be written again by whatever wrote it, so it counts in
     * its last week only.
     */
    static Optional<IdpExpiry> ofMetadata(ConnectedIdp idp, Instant now) {
        RegisteredIdp registration = idp.registration();
        CompanyIdp kept = idp.kept();
        if (kept == null || !registration.enabled() || isRenewedByUrl(registration)) {
            return Optional.empty();
        }
        return kept.validUntil()
                .map(end -> new IdpExpiry(idp.name(), KeyExpiry.daysBetween(now, end), Optional.of(end)))
                .filter(end -> registration.metadata() instanceof Pasted || end.severity() == Severity.CRITICAL);
    }

    /** Whether a URL renews its metadata. */
    static boolean isRenewedByUrl(RegisteredIdp idp) {
        return idp.metadata() instanceof At place && !place.isFile();
    }

    IdpExpiry later(IdpExpiry other) {
        return days < other.days ? other : this;
    }

    IdpExpiry sooner(IdpExpiry other) {
        return other.days < days ? other : this;
    }

    /** What is wrong about it; empty while it is far away. */
    Optional<Condition> condition() {
        int stage = ExpiryStage.of(days);
        if (stage == 0) {
            return Optional.empty();
        }
        Map<String, String> facts = new TreeMap<>();
        facts.put("days", Long.toString(days));
        validUntil.ifPresent(end -> facts.put(Condition.VALID_UNTIL, end.toString()));
        return Optional.of(new Condition(AlertKind.IDP_CERTIFICATE_EXPIRING, idp, stage, severity(), facts));
    }

    private Severity severity() {
        return ExpiryStage.severity(ExpiryStage.of(days));
    }
}
