package org.peakonjit.sandbox.saml;

import java.net.URI;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.metadata.AssertionConsumerService;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.saml.saml2.metadata.NameIDFormat;
import org.opensaml.saml.saml2.metadata.SPSSODescriptor;
import org.opensaml.saml.saml2.metadata.SSODescriptor;
import org.opensaml.saml.saml2.metadata.SingleSignOnService;
import org.opensaml.security.credential.UsageType;

/** Writes the metadata of the sandbox's own IdP and SP (SAML Metadata §2.4). */
public final class Metadata {

    private Metadata() {}

    /** An IdP that takes AuthnRequests at one URL, by Redirect and POST. */
    public static byte[] idp(String entityId, URI ssoUrl, SigningKey... keys) {
        IDPSSODescriptor role = Xml.create(IDPSSODescriptor.DEFAULT_ELEMENT_NAME, IDPSSODescriptor.class);
        role.setWantAuthnRequestsSigned(false);
        for (SigningKey key : keys) {
            role.getKeyDescriptors().add(signing(key));
        }
        for (Binding binding : Binding.values()) {
            SingleSignOnService service =
                    Xml.create(SingleSignOnService.DEFAULT_ELEMENT_NAME, SingleSignOnService.class);
            service.setBinding(binding.uri());
            service.setLocation(ssoUrl.toString());
            role.getSingleSignOnServices().add(service);
        }
        return Xml.write(entity(entityId, role));
    }

    /** An SP that takes signed assertions at one ACS by POST. */
    public static byte[] sp(String entityId, URI acsUrl) {
        SPSSODescriptor role = Xml.create(SPSSODescriptor.DEFAULT_ELEMENT_NAME, SPSSODescriptor.class);
        role.setAuthnRequestsSigned(false);
        role.setWantAssertionsSigned(true);
        AssertionConsumerService acs =
                Xml.create(AssertionConsumerService.DEFAULT_ELEMENT_NAME, AssertionConsumerService.class);
        acs.setBinding(Binding.POST.uri());
        acs.setLocation(acsUrl.toString());
        acs.setIndex(0);
        acs.setIsDefault(true);
        role.getAssertionConsumerServices().add(acs);
        return Xml.write(entity(entityId, role));
    }

    private static EntityDescriptor entity(String entityId, SSODescriptor role) {
        role.addSupportedProtocol(SAMLConstants.SAML20P_NS);
        NameIDFormat format = Xml.create(NameIDFormat.DEFAULT_ELEMENT_NAME, NameIDFormat.class);
        format.setURI(NameIDType.EMAIL);
        role.getNameIDFormats().add(format);
        EntityDescriptor entity = Xml.create(EntityDescriptor.DEFAULT_ELEMENT_NAME, EntityDescriptor.class);
        entity.setEntityID(entityId);
        entity.getRoleDescriptors().add(role);
        return entity;
    }

    private static KeyDescriptor signing(SigningKey key) {
        KeyDescriptor descriptor = Xml.create(KeyDescriptor.DEFAULT_ELEMENT_NAME, KeyDescriptor.class);
        descriptor.setUse(UsageType.SIGNING);
        descriptor.setKeyInfo(key.keyInfo());
        return descriptor;
    }
}
