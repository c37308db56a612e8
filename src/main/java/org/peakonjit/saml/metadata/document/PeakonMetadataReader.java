package org.peakonjit.saml.metadata.document;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.common.TimeBoundSAMLObject;
import org.opensaml.saml.saml2.metadata.AssertionConsumerService;
import org.opensaml.saml.saml2.metadata.EntitiesDescriptor;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.SPSSODescriptor;
import org.opensaml.security.credential.UsageType;
import org.peakonjit.application.CertificateText;
import org.peakonjit.outbound.GuardedFetch;
import org.peakonjit.outbound.WebUrlText;
import org.peakonjit.saml.metadata.source.MetadataFault;
import org.peakonjit.saml.metadata.source.MetadataUrl;
import org.peakonjit.saml.metadata.source.UnusableMetadataException;
import org.w3c.dom.Element;

/** Reads the one service provider out of a metadata document. */
@Singleton
public class PeakonMetadataReader {

    private final GuardedFetch fetch;
    private final Clock clock;

    @Inject
    public PeakonMetadataReader(GuardedFetch fetch, Clock clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    /**
     * The document at a URL, still unread. Not to be called in a transaction.
     *
     * @throws UnusableMetadataException when it cannot be had
     */
    public byte[] documentAt(URI url) {
        return new MetadataUrl(fetch, url).document();
    }

    /**
     * The service provider of the document.
     *
     * @throws UnusableMetadataException when there is none or several, its time is over, or it lacks what a sign-on needs
     */
    public PeakonMetadata read(byte[] xml) {
        MetadataDocument document = MetadataDocument.read(xml);
        List<SPSSODescriptor> roles = entities(document.root())
                .map(entity -> entity.getSPSSODescriptor(SAMLConstants.SAML20P_NS))
                .flatMap(Stream::ofNullable)
                .toList();
        if (roles.size() != 1) {
            throw new UnusableMetadataException(MetadataFault.NOT_ONE_SP, roles.size());
        }
        SPSSODescriptor role = roles.get(0);
        refuseExpired(role);
        AssertionConsumerService acs = acs(role);
        return new PeakonMetadata(
                entityId(role),
                httpUrl(acs.getLocation()).orElseThrow(),
                acs.getIndex() == null ? 0 : acs.getIndex(),
                slo(role),
                certificates(role, document.keysWithoutUse()),
                Boolean.TRUE.equals(role.isAuthnRequestsSigned()));
    }

    private static Stream<EntityDescriptor> entities(XMLObject object) {
        if (object instanceof EntityDescriptor entity) {
            return Stream.of(entity);
        }
        if (object instanceof EntitiesDescriptor group) {
            return Stream.concat(group.getEntityDescriptors().stream(), group.getEntitiesDescriptors().stream())
                    .flatMap(PeakonMetadataReader::entities);
        }
        throw new UnusableMetadataException(MetadataFault.OTHER_ROOT, object.getElementQName());
    }

    private static String entityId(SPSSODescriptor role) {
        String entityId = role.getParent() instanceof EntityDescriptor entity ? entity.getEntityID() : null;
        if (entityId == null || entityId.isBlank()) {
            throw new UnusableMetadataException(MetadataFault.NO_ENTITY_ID);
        }
        return entityId;
    }

    /** The validUntil of the role, and of all that it stands under, counts (SAML Metadata §2.3). */
    private void refuseExpired(SPSSODescriptor role) {
        for (XMLObject object = role; object != null; object = object.getParent()) {
            Instant end = object instanceof TimeBoundSAMLObject bound ? bound.getValidUntil() : null;
            if (end != null && !end.isAfter(clock.instant())) {
                throw new UnusableMetadataException(MetadataFault.EXPIRED, end);
            }
        }
    }

    /** The one marked as default, else the first that is not marked as none, else the first (SAML Metadata §2.2.3). */
    private static AssertionConsumerService acs(SPSSODescriptor role) {
        return role.getAssertionConsumerServices().stream()
                .filter(service -> SAMLConstants.SAML2_POST_BINDING_URI.equals(service.getBinding()))
                .filter(service -> httpUrl(service.getLocation()).isPresent())
                .min(Comparator.comparing(PeakonMetadataReader::rank))
                .orElseThrow(() -> new UnusableMetadataException(MetadataFault.NO_ACS));
    }

    private static int rank(AssertionConsumerService service) {
        Boolean isDefault = service.isDefaultXSBoolean() == null
                ? null
                : service.isDefaultXSBoolean().getValue();
        return isDefault == null ? 1 : isDefault ? 0 : 2;
    }

    private static Optional<URI> slo(SPSSODescriptor role) {
        return role.getSingleLogoutServices().stream()
                .filter(service -> SAMLConstants.SAML2_REDIRECT_BINDING_URI.equals(service.getBinding()))
                .flatMap(service -> httpUrl(service.getLocation()).stream())
                .findFirst();
    }

    /** The signer's certificate of each key for signing or any use; a key without certificate cannot be registered. */
    private static List<X509Certificate> certificates(SPSSODescriptor role, Set<Element> withoutUse) {
        return role.getKeyDescriptors().stream()
                .filter(key -> key.getUse() != UsageType.ENCRYPTION && key.getKeyInfo() != null)
                .filter(key -> !withoutUse.contains(key.getDOM()))
                .flatMap(key -> key.getKeyInfo().getX509Datas().stream())
                .flatMap(data -> data.getX509Certificates().stream().limit(1))
                .map(certificate -> CertificateText.read(Objects.toString(certificate.getValue(), "")))
                .map(parsed -> parsed.found()
                        .orElseThrow(() -> new UnusableMetadataException(
                                MetadataFault.WRONG_CERTIFICATE, Objects.requireNonNull(parsed.why()))))
                .distinct()
                .toList();
    }

    private static Optional<URI> httpUrl(@Nullable String location) {
        return Optional.ofNullable(location)
                .flatMap(text -> WebUrlText.readLeniently(text).found());
    }
}
