package org.peakonjit.saml.metadata.document;

import java.net.URI;
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
import org.peakonjit.outbound.WebUrlText;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.metadata.source.MetadataFault;
import org.peakonjit.saml.metadata.source.UnusableMetadataException;

/** Reads the one IdP out of a metadata document. */
public final class MetadataReader {

    private static final List<String> BINDINGS =
            List.of(SAMLConstants.SAML2_REDIRECT_BINDING_URI, SAMLConstants.SAML2_POST_BINDING_URI);

    private static final int MOST_NAMED = 3;

    /** An IdP and what it stands under; the validUntil of all of them counts. */
    private record Candidate(EntityDescriptor entity, List<XMLObject> above) {}

    /**
     * The IdP of the document.
     *
     * @param certificate PEM; where there is one, the document must be signed under it
     * @throws UnusableMetadataException when there is none or several, it lacks what a sign-on needs, or the signature is
     *     not as it has to be
     */
    public CompanyIdp read(byte[] xml, @Nullable String certificate) {
        MetadataDocument document = MetadataDocument.read(xml);
        XMLObject root = document.root();
        if (certificate != null) {
            MetadataSignature.check(root, certificate);
        }
        List<Candidate> idps = entities(root, List.of())
                .filter(candidate -> role(candidate.entity()) != null)
                .toList();
        if (idps.size() != 1) {
            throw new UnusableMetadataException(MetadataFault.NOT_ONE_IDP, idps.size());
        }
        return idp(idps.get(0), document);
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

    private static CompanyIdp idp(Candidate candidate, MetadataDocument document) {
        IDPSSODescriptor role = role(candidate.entity());
        String entityId = candidate.entity().getEntityID();
        if (entityId == null || entityId.isBlank()) {
            throw new UnusableMetadataException(MetadataFault.NO_ENTITY_ID);
        }
        SigningKeys keys = new SigningKeys(role, document.keysWithoutUse());
        List<Fault> leftOut = Stream.concat(document.leftOut().stream(), keys.leftOut().stream())
                .toList();
        CompanyIdp idp = new CompanyIdp(
                entityId,
                sso(role, SAMLConstants.SAML2_REDIRECT_BINDING_URI),
                sso(role, SAMLConstants.SAML2_POST_BINDING_URI),
                keys.keys(),
                keys.certificates(),
                Boolean.TRUE.equals(role.getWantAuthnRequestsSigned()),
                validUntil(candidate, role),
                logout(role),
                leftOut);
        if (idp.redirectSso().isEmpty() && idp.postSso().isEmpty()) {
            throw new UnusableMetadataException(whyNoSso(role));
        }
        if (idp.signingKeys().isEmpty()) {
            throw new UnusableMetadataException(leftOut.stream()
                    .limit(MOST_NAMED)
                    .reduce(MetadataFault.BOTH::fault)
                    .map(MetadataFault.NO_GOOD_KEY::fault)
                    .orElseGet(MetadataFault.NO_SIGNING_KEY::fault));
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
        return BINDINGS.stream()
                .flatMap(binding ->
                        role.getSingleLogoutServices().stream().filter(service -> binding.equals(service.getBinding())))
                .flatMap(service -> httpUrl(service.getLocation()).stream()
                        .map(location -> new LogoutEndpoint(
                                location,
                                httpUrl(service.getResponseLocation()).orElse(null),
                                SAMLConstants.SAML2_POST_BINDING_URI.equals(service.getBinding()))))
                .findFirst();
    }

    /** Names the first whose URL is wrong, where there is one. */
    private static Fault whyNoSso(IDPSSODescriptor role) {
        return role.getSingleSignOnServices().stream()
                .filter(service -> BINDINGS.contains(String.valueOf(service.getBinding())))
                .map(service -> WebUrlText.readLeniently(Objects.toString(service.getLocation(), "")))
                .flatMap(parsed -> Stream.ofNullable(parsed.wrong()))
                .findFirst()
                .map(why -> MetadataFault.WRONG_LOCATION.fault("SingleSignOnService", why))
                .orElseGet(MetadataFault.NO_SSO::fault);
    }

    private static Optional<URI> httpUrl(@Nullable String location) {
        return Optional.ofNullable(location)
                .flatMap(text -> WebUrlText.readLeniently(text).found());
    }

    private static Optional<Instant> validUntil(Candidate candidate, IDPSSODescriptor role) {
        return Stream.concat(candidate.above().stream(), Stream.of(candidate.entity(), role))
                .map(TimeBoundSAMLObject.class::cast)
                .map(TimeBoundSAMLObject::getValidUntil)
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
    }
}
