package org.peakonjit.administration.identityproviders;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.peakonjit.identityprovider.IdpDirectory;
import org.peakonjit.identityprovider.MetadataOrigin.Pasted;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.metadata.MetadataPreview;
import org.peakonjit.saml.metadata.document.CompanyIdp;
import org.peakonjit.saml.metadata.source.UnusableMetadataException;

/** What must be so of an identity provider besides its own members: its name, its metadata, and for whom others speak. */
final class IdentityProviderRules {

    private final RegisteredIdps registered;
    private final IdentityProviders identityProviders;
    private final MetadataPreview preview;

    IdentityProviderRules(RegisteredIdps registered, IdentityProviders identityProviders, MetadataPreview preview) {
        this.registered = registered;
        this.identityProviders = identityProviders;
        this.preview = preview;
    }

    /** What is wrong with it beside what its document says of itself, among these. */
    List<FieldError> problems(String name, Reading<RegisteredIdp> body, List<RegisteredIdp> others) {
        List<FieldError> errors = new ArrayList<>();
        RegisteredIdp idp = body.value();
        if (idp != null && idp.name() != null && !name.equals(idp.name())) {
            errors.add(FieldError.of("/name", "value", DocumentFault.OTHER_NAME));
        }
        if (RegisteredIdp.FROM_SETTINGS.equals(name)) {
            errors.add(FieldError.of("/name", "value", DocumentFault.IDP_OF_SETTINGS));
        }
        if (idp != null && body.errors().isEmpty()) {
            metadata(name, idp, others).ifPresent(errors::add);
            rival(idp, others).ifPresent(errors::add);
        }
        return errors;
    }

    /**
     * Pasted metadata is read before it is stored; a URL is asked afterwards, and tells what is wrong with it then. What is
     * stored already may have ended: all else of its IdP can be changed nevertheless. So may that of one who is disabled.
     */
    private Optional<FieldError> metadata(String name, RegisteredIdp idp, List<RegisteredIdp> others) {
        if (!(idp.metadata() instanceof Pasted pasted)) {
            return Optional.empty();
        }
        try {
            byte[] document = pasted.xml().getBytes(StandardCharsets.UTF_8);
            CompanyIdp read = !idp.enabled() || isStored(name, pasted)
                    ? preview.readAgain(document, idp.metadataCertificate())
                    : preview.read(document, idp.metadataCertificate());
            return identityProviders
                    .nameOf(read.entityId())
                    .filter(other -> !other.equals(idp.name()) && idp.enabled())
                    .filter(other -> others.stream().map(RegisteredIdp::name).anyMatch(other::equals))
                    .map(other -> FieldError.of("/metadata/xml", "duplicate", DocumentFault.SAME_IDP, other));
        } catch (UnusableMetadataException e) {
            return Optional.of(MetadataInput.unusable("/metadata/xml", e));
        }
    }

    private boolean isStored(String name, Pasted metadata) {
        return registered
                .find(name)
                .filter(stored -> stored.idp().metadata() instanceof Pasted kept && isSame(kept, metadata))
                .isPresent();
    }

    /** A browser sends the lines of a field with ends of its own. */
    private static boolean isSame(Pasted one, Pasted other) {
        return one.xml().lines().toList().equals(other.xml().lines().toList());
    }

    private static Optional<FieldError> rival(RegisteredIdp idp, List<RegisteredIdp> others) {
        return idp.enabled()
                ? new IdpDirectory(others)
                        .rivalOf(idp)
                        .map(rival -> rivalry(idp.emailDomains().isEmpty(), rival.name()))
                : Optional.empty();
    }

    private static FieldError rivalry(boolean isForTheRest, String rival) {
        return FieldError.of(
                "/emailDomains",
                "duplicate",
                isForTheRest ? DocumentFault.REST_TAKEN : DocumentFault.DOMAIN_TAKEN,
                rival);
    }
}
