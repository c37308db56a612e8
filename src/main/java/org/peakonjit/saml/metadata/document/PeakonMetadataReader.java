package org.peakonjit.saml.metadata.document;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.metadata.AssertionConsumerService;
import org.opensaml.saml.saml2.metadata.SPSSODescriptor;
import org.opensaml.security.credential.UsageType;
import org.peakonjit.application.CertificateText;
import org.peakonjit.outbound.GuardedFetch;
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
     * @throws UnusableMetadataException when there is none or several, its time is over, or it lacks what a sign-on needs
     */
    public PeakonMetadata read(byte[] xml) {
        MetadataDocument document = MetadataDocument.read(xml);
        SPSSODescriptor role =
                document.only(entity -> entity.getSPSSODescriptor(SAMLConstants.SAML20P_NS), MetadataFault.NOT_ONE_SP);
        MetadataDocument.ends(role)
                .filter(end -> !end.isAfter(clock.instant()))
                .findFirst()
                .ifPresent(end -> {
                    throw new UnusableMetadataException(MetadataFault.EXPIRED, end);
                });
        AssertionConsumerService acs = acs(role);
        return new PeakonMetadata(
                MetadataDocument.entityId(role),
                MetadataDocument.url(acs.getLocation()).orElseThrow(),
                acs.getIndex() == null ? 0 : acs.getIndex(),
                slo(role),
                certificates(role, document.keysWithoutUse()),
                Boolean.TRUE.equals(role.isAuthnRequestsSigned()));
    }

    /** The one marked as default, else the first that is not marked as none, else the first (SAML Metadata §2.2.3). */
    private static AssertionConsumerService acs(SPSSODescriptor role) {
        return role.getAssertionConsumerServices().stream()
                .filter(service -> SAMLConstants.SAML2_POST_BINDING_URI.equals(service.getBinding()))
                .filter(service -> MetadataDocument.url(service.getLocation()).isPresent())
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
                .flatMap(service -> MetadataDocument.url(service.getLocation()).stream())
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
}
