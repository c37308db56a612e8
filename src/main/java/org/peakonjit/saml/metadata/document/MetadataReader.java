package org.peakonjit.saml.metadata.document;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.common.xml.SAMLConstants;
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

    /**
     * @param certificate PEM; where there is one, the document must be signed under it
     * @throws UnusableMetadataException when there is none or several, it lacks what a sign-on needs, or the signature is
     *     not as it has to be
     */
    public CompanyIdp read(byte[] xml, @Nullable String certificate) {
        MetadataDocument document = MetadataDocument.read(xml);
        if (certificate != null) {
            MetadataSignature.check(document.root(), certificate);
        }
        IDPSSODescriptor role = document.only(
                entity -> entity.getIDPSSODescriptor(SAMLConstants.SAML20P_NS), MetadataFault.NOT_ONE_IDP);
        return idp(role, document);
    }

    private static CompanyIdp idp(IDPSSODescriptor role, MetadataDocument document) {
        String entityId = MetadataDocument.entityId(role);
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
                MetadataDocument.ends(role).min(Instant::compareTo),
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
                .map(service -> MetadataDocument.url(service.getLocation()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<LogoutEndpoint> logout(IDPSSODescriptor role) {
        return BINDINGS.stream()
                .flatMap(binding ->
                        role.getSingleLogoutServices().stream().filter(service -> binding.equals(service.getBinding())))
                .flatMap(service -> MetadataDocument.url(service.getLocation()).stream()
                        .map(location -> new LogoutEndpoint(
                                location,
                                MetadataDocument.url(service.getResponseLocation())
                                        .orElse(null),
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
}
