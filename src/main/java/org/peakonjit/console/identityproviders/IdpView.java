package org.peakonjit.console.identityproviders;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.metadata.CertificateExpiry;
import org.peakonjit.saml.metadata.ConnectedIdp;
import org.peakonjit.saml.metadata.RefreshState;
import org.peakonjit.saml.metadata.document.CompanyIdp;

/** An IdP as pages show it. */
public record IdpView(ConnectedIdp idp, Instant now, List<String> applications, List<String> attributes) {

    private static final long SOON_DAYS = 60;
    private static final long VERY_SOON_DAYS = 14;

    public record Certificate(String fingerprint, Instant notAfter, long daysLeft) {

        static Certificate of(CertificateExpiry expiry, Instant now) {
            return new Certificate(expiry.fingerprint(), expiry.notAfter(), expiry.daysLeft(now));
        }

        /** The style class of the countdown. */
        public String getUrgency() {
            return daysLeft < VERY_SOON_DAYS ? "bad" : daysLeft < SOON_DAYS ? "warn" : "good";
        }
    }

    public String getName() {
        return idp.name();
    }

    public String getDescription() {
        return idp.registration().description();
    }

    public boolean isFromSettings() {
        return idp.registration().isFromSettings();
    }

    public boolean isUsable() {
        return idp.usableAt(now).isPresent();
    }

    /** Why nobody can be sent there. */
    public @Nullable Fault getTrouble() {
        return idp.troubleAt(now).orElse(null);
    }

    /** The domains it speaks for; empty = for the rest. */
    public String getDomains() {
        return String.join(", ", idp.registration().emailDomains());
    }

    public String getApplications() {
        return String.join(", ", applications);
    }

    public String getAttributes() {
        return String.join(", ", attributes);
    }

    /** The entityID that its metadata has instead of the known one; null where it has that. */
    public @Nullable String getHeldBack() {
        return idp.heldBack().orElse(null);
    }

    /** What its metadata says; null where there is none. */
    public @Nullable CompanyIdp getMetadata() {
        return idp.kept();
    }

    public String getSso() {
        return sso(idp.kept());
    }

    static String sso(@Nullable CompanyIdp metadata) {
        return Optional.ofNullable(metadata)
                .flatMap(one -> one.redirectSso().or(one::postSso))
                .map(URI::toString)
                .orElse("");
    }

    public List<Certificate> getCertificates() {
        return certificates(idp.kept(), now);
    }

    static List<Certificate> certificates(@Nullable CompanyIdp metadata, Instant now) {
        return metadata == null
                ? List.of()
                : metadata.certificates().stream()
                        .map(one -> Certificate.of(CertificateExpiry.of("", one), now))
                        .toList();
    }

    /** The certificate that lasts longest: when it ends, sign-ons may. */
    public @Nullable Certificate getLastCertificate() {
        return getCertificates().stream()
                .max(Comparator.comparing(Certificate::notAfter))
                .orElse(null);
    }

    /** How the refresh stands; null where nothing is refreshed. */
    public @Nullable RefreshState getRefresh() {
        return idp.refresh();
    }
}
