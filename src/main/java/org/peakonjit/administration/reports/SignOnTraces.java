package org.peakonjit.administration.reports;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.audit.AuditTrail.TracedEntry;
import org.peakonjit.identityprovider.product.IdpProduct;
import org.peakonjit.identityprovider.product.Remedies;
import org.peakonjit.saml.metadata.IdentityProviders;

/** Finds a sign-on, or a sign-out, by the reference that its person was shown. */
@Singleton
public class SignOnTraces {

    private static final Pattern REFERENCE = Pattern.compile("[0-9A-Z]{1,64}");

    private final AuditTrail trail;
    private final IdentityProviders identityProviders;

    @Inject
    public SignOnTraces(AuditTrail trail, IdentityProviders identityProviders) {
        this.trail = trail;
        this.identityProviders = identityProviders;
    }

    /** That of a reference as people read it out or type it: blanks, dashes and case are nothing, O is 0, I and L are 1. */
    public Optional<TracedEntry> find(String typed) {
        String reference = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\u00a0-]+", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
        return REFERENCE.matcher(reference).matches() ? trail.byReference(reference) : Optional.empty();
    }

    /** What helps at the person's identity provider, where it is of a product whose menus we know. */
    public Optional<String> remedy(AuditEntry entry, Locale locale) {
        return entry.fault()
                .flatMap(fault -> product(entry.issuer()).flatMap(product -> Remedies.of(fault, product, locale)));
    }

    private Optional<IdpProduct> product(@Nullable String entityId) {
        return entityId == null
                ? Optional.empty()
                : IdpProduct.of(
                        entityId,
                        identityProviders
                                .byEntityId(entityId)
                                .flatMap(idp -> idp.redirectSso().or(idp::postSso)));
    }
}
