package org.peakonjit.administration.diagnosis;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.diagnosis.Diagnosis.Finding;
import org.peakonjit.identityprovider.MetadataOrigin;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.metadata.CertificateExpiry;
import org.peakonjit.saml.metadata.ConnectedIdp;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.metadata.RefreshState;
import org.peakonjit.saml.metadata.document.CompanyIdp;

/** Whether people can be sent to the company's identity providers, and for how long that will be so. */
@Singleton
public class IdentityProviderCheck {

    private static final Duration SOON = Duration.ofDays(3);

    private final IdentityProviders identityProviders;
    private final Clock clock;

    @Inject
    public IdentityProviderCheck(IdentityProviders identityProviders, Clock clock) {
        this.identityProviders = identityProviders;
        this.clock = clock;
    }

    List<Finding> check() {
        List<ConnectedIdp> all = identityProviders.all();
        if (all.isEmpty()) {
            return List.of(Finding.bad(
                    Area.IDENTITY_PROVIDER, null, DiagnosisFault.NO_IDP.fault(), DiagnosisFault.ADD_IDP.fault()));
        }
        Instant now = clock.instant();
        return all.stream().flatMap(idp -> check(idp, now).stream()).toList();
    }

    /** Where the metadata of those that are switched on comes from, by name. */
    Map<String, URI> metadataUrls() {
        Map<String, URI> urls = new TreeMap<>();
        identityProviders.all().stream()
                .map(ConnectedIdp::registration)
                .filter(RegisteredIdp::enabled)
                .forEach(idp -> {
                    if (idp.metadata() instanceof MetadataOrigin.At at) {
                        urls.put(idp.name(), at.location());
                    }
                });
        return urls;
    }

    private static List<Finding> check(ConnectedIdp idp, Instant now) {
        String name = idp.name();
        if (!idp.registration().enabled()) {
            return List.of(Finding.good(Area.IDENTITY_PROVIDER, name, DiagnosisFault.IDP_DISABLED.fault()));
        }
        Optional<Fault> trouble = idp.troubleAt(now);
        CompanyIdp metadata = idp.kept();
        if (trouble.isPresent() || metadata == null) {
            Fault why = trouble.orElseGet(DiagnosisFault.NO_IDP::fault);
            return List.of(Finding.bad(
                    Area.IDENTITY_PROVIDER,
                    name,
                    DiagnosisFault.IDP_UNUSABLE.fault(why),
                    DiagnosisFault.SEE_IDP.fault()));
        }
        List<Finding> findings = new ArrayList<>();
        refresh(idp.refresh(), name, findings);
        validity(metadata, name, now, findings);
        certificates(metadata, name, now, findings);
        if (findings.isEmpty()) {
            findings.add(Finding.good(Area.IDENTITY_PROVIDER, name, standing(metadata, idp.refresh(), now)));
        }
        return findings;
    }

    private static Fault standing(CompanyIdp metadata, @Nullable RefreshState refresh, Instant now) {
        Instant confirmed = refresh == null ? null : refresh.confirmedAt();
        return DiagnosisFault.IDP_GOOD.fault(
                metadata.signingKeys().size(),
                metadata.certificates().stream()
                        .map(one -> CertificateExpiry.of("", one).daysLeft(now))
                        .min(Comparator.naturalOrder())
                        .map(String::valueOf)
                        .orElse("-"),
                confirmed == null ? "-" : confirmed.truncatedTo(ChronoUnit.SECONDS));
    }

    private static void refresh(@Nullable RefreshState refresh, String name, List<Finding> to) {
        if (refresh != null && refresh.failures() > 0) {
            Fault why = refresh.trouble();
            to.add(Finding.doubtful(
                    Area.IDENTITY_PROVIDER,
                    name,
                    DiagnosisFault.IDP_NOT_REFRESHED.fault(
                            String.valueOf(refresh.confirmedAt()), why == null ? "" : why),
                    DiagnosisFault.SEE_IDP_URL.fault()));
        }
    }

    private static void validity(CompanyIdp metadata, String name, Instant now, List<Finding> to) {
        metadata.validUntil()
                .filter(end -> end.isBefore(now.plus(SOON)))
                .ifPresent(end -> to.add(Finding.doubtful(
                        Area.IDENTITY_PROVIDER,
                        name,
                        DiagnosisFault.IDP_VALID_UNTIL.fault(end),
                        DiagnosisFault.SEE_IDP_URL.fault())));
    }

    /** What is signed under an ended certificate is good all the same, but somebody will exchange it. */
    private static void certificates(CompanyIdp metadata, String name, Instant now, List<Finding> to) {
        List<CertificateExpiry> ends = metadata.certificates().stream()
                .map(one -> CertificateExpiry.of(name, one))
                .toList();
        if (!ends.isEmpty() && ends.stream().allMatch(one -> one.daysLeft(now) < 0)) {
            to.add(Finding.doubtful(
                    Area.IDENTITY_PROVIDER,
                    name,
                    DiagnosisFault.IDP_CERTIFICATES_ENDED.fault(),
                    DiagnosisFault.IDP_CERTIFICATE_ADVICE.fault()));
        }
    }
}
