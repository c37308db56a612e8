package org.peakonjit.saml.sp;

import java.net.URI;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.Scoping;
import org.opensaml.saml.saml2.metadata.SingleSignOnService;
import org.pac4j.core.redirect.RedirectionActionBuilder;
import org.pac4j.saml.context.SAML2ConfigurationContext;
import org.pac4j.saml.sso.impl.SAML2AuthnRequestBuilder;
import org.peakonjit.saml.MessageIds;
import org.peakonjit.saml.OpenSaml;
import org.peakonjit.saml.metadata.document.CompanyIdp;
import org.peakonjit.saml.sp.rules.Demands;

/** Builds AuthnRequests to the company's IdP (SAML Core §3.4.1) that demand what Peakon and the settings do. */
public final class AuthnRequests extends SAML2AuthnRequestBuilder {

    private final SpConfiguration configuration;

    public AuthnRequests(SpConfiguration configuration) {
        this.configuration = configuration;
    }

    public AuthnRequest build(CompanyIdp idp, URI destination, Demands demands) {
        var sso = OpenSaml.build(SingleSignOnService.DEFAULT_ELEMENT_NAME, SingleSignOnService.class);
        sso.setLocation(destination.toString());
        AuthnRequest request =
                buildAuthnRequest(configuration.context(attributes(demands), idp.entityId()), configuration.acs(), sso);
        request.setID(MessageIds.next());
        demands.furtherProxies().ifPresent(count -> request.setScoping(scoping(count)));
        return request;
    }

    private static Scoping scoping(int proxyCount) {
        Scoping scoping = OpenSaml.build(Scoping.DEFAULT_ELEMENT_NAME, Scoping.class);
        scoping.setProxyCount(proxyCount);
        return scoping;
    }

    private static RequestAttributes attributes(Demands demands) {
        RequestAttributes attributes = new RequestAttributes();
        if (demands.force()) {
            attributes.with(RedirectionActionBuilder.ATTRIBUTE_FORCE_AUTHN, true);
        }
        if (demands.passive()) {
            attributes.with(RedirectionActionBuilder.ATTRIBUTE_PASSIVE, true);
        }
        if (!demands.contexts().isEmpty()) {
            attributes
                    .with(SAML2ConfigurationContext.REQUEST_ATTR_COMPARISON_TYPE, demands.comparison())
                    .with(SAML2ConfigurationContext.REQUEST_ATTR_AUTHN_CONTEXT_CLASS_REFS, demands.contexts());
        }
        return attributes;
    }
}
