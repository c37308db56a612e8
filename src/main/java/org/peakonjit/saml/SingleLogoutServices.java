package org.peakonjit.saml;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.metadata.SingleLogoutService;

/** How our metadata names a single logout service (SAML Metadata §2.4.2). */
public final class SingleLogoutServices {

    private SingleLogoutServices() {}

    /** The service at that URL, by HTTP-Redirect and by HTTP-POST. */
    public static List<SingleLogoutService> at(URI url) {
        return Stream.of(SAMLConstants.SAML2_REDIRECT_BINDING_URI, SAMLConstants.SAML2_POST_BINDING_URI)
                .map(binding -> service(binding, url))
                .toList();
    }

    private static SingleLogoutService service(String binding, URI url) {
        SingleLogoutService service =
                OpenSaml.build(SingleLogoutService.DEFAULT_ELEMENT_NAME, SingleLogoutService.class);
        service.setBinding(binding);
        service.setLocation(url.toString());
        return service;
    }
}
