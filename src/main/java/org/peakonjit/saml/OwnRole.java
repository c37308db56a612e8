package org.peakonjit.saml;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.metadata.Endpoint;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.saml.saml2.metadata.NameIDFormat;
import org.opensaml.saml.saml2.metadata.SSODescriptor;
import org.opensaml.saml.saml2.metadata.SingleLogoutService;
import org.opensaml.security.credential.UsageType;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;

/** What our metadata says of both our sides alike (SAML Metadata §2.4). */
public final class OwnRole {

    private OwnRole() {}

    /** Says the protocol, the NameIDs and the single logout service of the role. */
    public static void describe(SSODescriptor role, List<String> nameIdFormats, URI sloUrl) {
        role.addSupportedProtocol(SAMLConstants.SAML20P_NS);
        for (String uri : nameIdFormats) {
            NameIDFormat format = OpenSaml.build(NameIDFormat.DEFAULT_ELEMENT_NAME, NameIDFormat.class);
            format.setURI(uri);
            role.getNameIDFormats().add(format);
        }
        role.getSingleLogoutServices()
                .addAll(endpoints(SingleLogoutService.DEFAULT_ELEMENT_NAME, SingleLogoutService.class, sloUrl));
    }

    /** The service at that URL, by HTTP-Redirect and by HTTP-POST. */
    public static <T extends Endpoint> List<T> endpoints(QName name, Class<T> type, URI url) {
        return Stream.of(SAMLConstants.SAML2_REDIRECT_BINDING_URI, SAMLConstants.SAML2_POST_BINDING_URI)
                .map(binding -> {
                    T service = OpenSaml.build(name, type);
                    service.setBinding(binding);
                    service.setLocation(url.toString());
                    return service;
                })
                .toList();
    }

    public static KeyDescriptor key(SamlKey key, UsageType use) {
        KeyDescriptor descriptor = OpenSaml.build(KeyDescriptor.DEFAULT_ELEMENT_NAME, KeyDescriptor.class);
        descriptor.setUse(use);
        descriptor.setKeyInfo(EnvelopedSignatures.keyInfo(key));
        return descriptor;
    }
}
