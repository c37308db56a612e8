package org.peakonjit.saml.metadata;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.common.TimeBoundSAMLObject;
import org.opensaml.saml.saml2.metadata.EntitiesDescriptor;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.peakonjit.saml.MalformedMessageException;
import org.peakonjit.saml.OpenSaml;
import org.peakonjit.saml.XmlGate;

/** Reads the one IdP out of a metadata document. */
final class MetadataReader {

    /** An IdP and what it stands under; the validUntil of all of them counts. */
    private record Candidate(EntityDescriptor entity, List<XMLObject> above) {}

    /**
     * The IdP of the document.
     *
     * @param certificate PEM; where there is one, the document must be signed under it
     * @throws UnusableMetadataException when there is none or several, it lacks what a sign-on needs, or the signature is
     *     not as it has to be
     */
    CompanyIdp read(byte[] xml, @Nullable String certificate) {
        XMLObject root;
        try {
            root = OpenSaml.read(XmlGate.forMetadata().parse(xml));
        } catch (MalformedMessageException e) {
            throw new UnusableMetadataException(MetadataFault.NO_METADATA, e.fault());
        }
        if (certificate != null) {
            MetadataSignature.check(root, certificate);
        }
        List<Candidate> idps = entities(root, List.of())
                .filter(candidate -> role(candidate.entity()) != null)
                .toList();
        if (idps.size() != 1) {
            throw new UnusableMetadataException(MetadataFault.NOT_ONE_IDP, idps.size());
        }
        return idp(idps.get(0));
    }

    private static Stream<Candidate> entities(XMLObject object, List<XMLObject> above) {
        if (object instanceof EntityDescriptor entity) {
            return Stream.of(new Candidate(entity, above));
        }
        if (object instanceof EntitiesDescriptor group) {
            List<XMLObject> path =
                    Stream.concat(above.stream(), Stream.of(group)).toList();
            return Stream.concat(group.getEntityDescriptors().stream(), group.getEntitiesDescriptors().stream())
                    .flatMap(child -> entities(child, path));
        }
        throw new UnusableMetadataException(MetadataFault.OTHER_ROOT, object.getElementQName());
    }

    private static IDPSSODescriptor role(EntityDescriptor entity) {
        return entity.getIDPSSODescriptor(SAMLConstants.SAML20P_NS);
    }

    private static CompanyIdp idp(Candidate candidate) {
        IDPSSODescriptor role = role(candidate.entity());
        String entityId = candidate.entity().getEntityID();
        if (entityId == null || entityId.isBlank()) {
            throw new UnusableMetadataException(MetadataFault.NO_ENTITY_ID);
        }
        SigningKeys keys = new SigningKeys(role);
        CompanyIdp idp = new CompanyIdp(
                entityId,
                sso(role, SAMLConstants.SAML2_REDIRECT_BINDING_URI),
                sso(role, SAMLConstants.SAML2_POST_BINDING_URI),
                keys.keys(),
                keys.certificates(),
                Boolean.TRUE.equals(role.getWantAuthnRequestsSigned()),
                validUntil(candidate, role),
                logout(role));
        if (idp.redirectSso().isEmpty() && idp.postSso().isEmpty()) {
            throw new UnusableMetadataException(MetadataFault.NO_SSO);
        }
        if (idp.signingKeys().isEmpty()) {
            throw new UnusableMetadataException(MetadataFault.NO_SIGNING_KEY);
        }
        return idp;
    }

    private static Optional<URI> sso(IDPSSODescriptor role, String binding) {
        return role.getSingleSignOnServices().stream()
                .filter(service -> binding.equals(service.getBinding()))
                .map(service -> httpUrl(service.getLocation()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<LogoutEndpoint> logout(IDPSSODescriptor role) {
        return Stream.of(SAMLConstants.SAML2_REDIRECT_BINDING_URI, SAMLConstants.SAML2_POST_BINDING_URI)
                .flatMap(binding ->
                        role.getSingleLogoutServices().stream().filter(service -> binding.equals(service.getBinding())))
                .flatMap(service -> httpUrl(service.getLocation()).stream()
                        .map(location -> new LogoutEndpoint(
                                location,
                                httpUrl(service.getResponseLocation()).orElse(null),
                                SAMLConstants.SAML2_POST_BINDING_URI.equals(service.getBinding()))))
                .findFirst();
    }

    private static Optional<URI> httpUrl(String location) {
        try {
            URI url = new URI(location);
            boolean http = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            return http && url.getHost() != null && url.getRawFragment() == null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> validUntil(Candidate candidate, IDPSSODescriptor role) {
        return Stream.concat(candidate.above().stream(), Stream.of(candidate.entity(), role))
                .map(TimeBoundSAMLObject.class::cast)
                .map(TimeBoundSAMLObject::getValidUntil)
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
    }
}
