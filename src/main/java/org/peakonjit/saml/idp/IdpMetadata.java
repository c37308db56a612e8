package org.peakonjit.saml.idp;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import net.shibboleth.utilities.java.support.xml.SerializeSupport;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.saml.saml2.metadata.NameIDFormat;
import org.opensaml.saml.saml2.metadata.SingleSignOnService;
import org.opensaml.security.SecurityException;
import org.opensaml.security.credential.UsageType;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.keyinfo.impl.X509KeyInfoGeneratorFactory;
import org.peakonjit.saml.OpenSaml;
import org.peakonjit.saml.SingleLogoutServices;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.subject.NameId;

/** Writes our IdP side's metadata (SAML Metadata §2.4.3). */
final class IdpMetadata {

    private static final Duration CACHE = Duration.ofHours(12);
    private static final List<String> NAME_ID_FORMATS = List.of(NameId.EMAIL_ADDRESS, NameId.UNSPECIFIED);

    private final String entityId;
    private final URI ssoUrl;
    private final URI sloUrl;

    IdpMetadata(String entityId, URI ssoUrl, URI sloUrl) {
        this.entityId = entityId;
        this.ssoUrl = ssoUrl;
        this.sloUrl = sloUrl;
    }

    /**
     * The document.
     *
     * @param keys all published signing keys
     * @param wantSignedRequests whether every application's requests must be signed
     */
    String write(List<SamlKey> keys, boolean wantSignedRequests) {
        IDPSSODescriptor role = OpenSaml.build(IDPSSODescriptor.DEFAULT_ELEMENT_NAME, IDPSSODescriptor.class);
        role.addSupportedProtocol(SAMLConstants.SAML20P_NS);
        role.setWantAuthnRequestsSigned(wantSignedRequests);
        keys.forEach(key -> role.getKeyDescriptors().add(keyDescriptor(key)));
        SingleLogoutServices.at(sloUrl).forEach(role.getSingleLogoutServices()::add);
        NAME_ID_FORMATS.forEach(format -> role.getNameIDFormats().add(nameIdFormat(format)));
        role.getSingleSignOnServices().add(singleSignOn(SAMLConstants.SAML2_REDIRECT_BINDING_URI));
        role.getSingleSignOnServices().add(singleSignOn(SAMLConstants.SAML2_POST_BINDING_URI));

        EntityDescriptor entity = OpenSaml.build(EntityDescriptor.DEFAULT_ELEMENT_NAME, EntityDescriptor.class);
        entity.setEntityID(entityId);
        entity.setCacheDuration(CACHE);
        entity.getRoleDescriptors().add(role);
        return SerializeSupport.nodeToString(OpenSaml.write(entity));
    }

    private static KeyDescriptor keyDescriptor(SamlKey key) {
        X509KeyInfoGeneratorFactory factory = new X509KeyInfoGeneratorFactory();
        factory.setEmitEntityCertificate(true);
        KeyDescriptor descriptor = OpenSaml.build(KeyDescriptor.DEFAULT_ELEMENT_NAME, KeyDescriptor.class);
        descriptor.setUse(UsageType.SIGNING);
        try {
            descriptor.setKeyInfo(factory.newInstance().generate(new BasicX509Credential(key.certificate())));
        } catch (SecurityException e) {
            throw new IllegalStateException("cannot write the certificate of " + key, e);
        }
        return descriptor;
    }

    private static NameIDFormat nameIdFormat(String format) {
        NameIDFormat element = OpenSaml.build(NameIDFormat.DEFAULT_ELEMENT_NAME, NameIDFormat.class);
        element.setURI(format);
        return element;
    }

    private SingleSignOnService singleSignOn(String binding) {
        SingleSignOnService service =
                OpenSaml.build(SingleSignOnService.DEFAULT_ELEMENT_NAME, SingleSignOnService.class);
        service.setBinding(binding);
        service.setLocation(ssoUrl.toString());
        return service;
    }
}
