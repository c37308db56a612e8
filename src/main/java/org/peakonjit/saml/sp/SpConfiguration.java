package org.peakonjit.saml.sp;

import java.net.URI;
import java.time.Duration;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.metadata.AssertionConsumerService;
import org.pac4j.core.context.WebContext;
import org.pac4j.saml.config.SAML2Configuration;
import org.pac4j.saml.context.SAML2MessageContext;
import org.peakonjit.config.Settings;
import org.peakonjit.saml.OpenSaml;

/** What pac4j is told of our SP. Keys and metadata stay ours, so its own key store and resolvers are never started. */
public final class SpConfiguration extends SAML2Configuration {

    /** A session at the IdP may be that old when it signs somebody in. */
    private static final Duration OLDEST_SESSION = Duration.ofDays(365);

    private final String spEntityId;
    private final String acsUrl;
    private final URI sloUrl;
    private final AssertionConsumerService acs;

    public SpConfiguration(Settings settings) {
        spEntityId = settings.sp().entityId();
        acsUrl = settings.url("/saml/acs").toString();
        sloUrl = settings.url("/saml/slo");
        acs = newAcs();
        setIssuerFormat(null); // some IdPs stumble over one
        setWantsAssertionsSigned(false); // a signed Response is enough; pac4j refuses when neither is signed
        setWantsResponsesSigned(false);
        setResponseDestinationAttributeMandatory(!settings.sp().allowMissingDestination());
        setMaximumAuthenticationLifetime(OLDEST_SESSION.toSeconds());
    }

    /** A description of our ACS, to be put into a document. */
    AssertionConsumerService newAcs() {
        var service = OpenSaml.build(AssertionConsumerService.DEFAULT_ELEMENT_NAME, AssertionConsumerService.class);
        service.setBinding(SAMLConstants.SAML2_POST_BINDING_URI);
        service.setLocation(acsUrl);
        service.setIndex(0);
        service.setIsDefault(true);
        return service;
    }

    String acsUrl() {
        return acsUrl;
    }

    URI sloUrl() {
        return sloUrl;
    }

    String entityId() {
        return spEntityId;
    }

    AssertionConsumerService acs() {
        return acs;
    }

    /** A fresh context of one exchange with an IdP. */
    SAML2MessageContext context(WebContext request, String idpEntityId) {
        SAML2MessageContext context = new SAML2MessageContext();
        context.setSaml2Configuration(this);
        context.setWebContext(request);
        context.getSAMLSelfEntityContext().setEntityId(spEntityId);
        context.getSAMLPeerEntityContext().setEntityId(idpEntityId);
        context.getSAMLEndpointContext().setEndpoint(acs);
        return context;
    }
}
