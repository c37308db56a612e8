package org.peakonjit.sandbox.saml;

import java.net.URI;
import java.util.List;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.metadata.AssertionConsumerService;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.SPSSODescriptor;

/**
 * What an IdP needs to know of an SP, taken from the SP's metadata.
 *
 * @param acsUrls where Responses may be posted; the first is the default
 */
public record SpDescription(String entityId, List<URI> acsUrls) {

    /** @throws SamlException when the document describes no SP that takes Responses by POST */
    public static SpDescription read(byte[] metadata) {
        EntityDescriptor entity = Xml.read(metadata, EntityDescriptor.class);
        SPSSODescriptor role = entity.getSPSSODescriptor(SAMLConstants.SAML20P_NS);
        List<URI> acsUrls = role == null
                ? List.of()
                : role.getAssertionConsumerServices().stream()
                        .filter(acs -> Binding.POST.uri().equals(acs.getBinding()))
                        .map(AssertionConsumerService::getLocation)
                        .map(URI::create)
                        .toList();
        if (acsUrls.isEmpty()) {
            throw new SamlException("the metadata describes no SP with an ACS by POST");
        }
        return new SpDescription(entity.getEntityID(), acsUrls);
    }

    /** The ACS a request asks for, or the default one. */
    public URI acsFor(AuthnRequestMessage request) {
        String asked = request.acsUrl();
        return acsUrls.stream()
                .filter(url -> asked == null || asked.equals(url.toString()))
                .findFirst()
                .orElseThrow(() -> new SamlException("the AuthnRequest asks for an ACS its SP has not registered"));
    }
}
