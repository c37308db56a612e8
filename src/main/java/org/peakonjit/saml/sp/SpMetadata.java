package org.peakonjit.saml.sp;

import java.util.List;
import java.util.stream.Stream;
import net.shibboleth.utilities.java.support.xml.SerializeSupport;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.metadata.AssertionConsumerService;
import org.opensaml.saml.saml2.metadata.EncryptionMethod;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.saml.saml2.metadata.NameIDFormat;
import org.opensaml.saml.saml2.metadata.SPSSODescriptor;
import org.opensaml.security.SecurityException;
import org.opensaml.security.credential.UsageType;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.encryption.support.EncryptionConstants;
import org.opensaml.xmlsec.keyinfo.impl.X509KeyInfoGeneratorFactory;
import org.peakonjit.saml.OpenSaml;
import org.peakonjit.saml.SingleLogoutServices;
import org.peakonjit.saml.keys.SamlKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.subject.NameId;

/** Our SP's metadata (SAML Metadata §2.4.4). */
final class SpMetadata {

    private static final List<String> FORMATS = List.of(NameId.EMAIL_ADDRESS, NameId.PERSISTENT, NameId.UNSPECIFIED);
    private static final List<String> ENCRYPTIONS = List.of(
            EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES256_GCM,
            EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES128_GCM,
            EncryptionConstants.ALGO_ID_KEYTRANSPORT_RSAOAEP);

    private final SpConfiguration configuration;
    private final SamlKeys keys;
    private final boolean signsRequests;

    SpMetadata(SpConfiguration configuration, SamlKeys keys, boolean signsRequests) {
        this.configuration = configuration;
        this.keys = keys;
        this.signsRequests = signsRequests;
    }

    String document() {
        EntityDescriptor entity = OpenSaml.build(EntityDescriptor.DEFAULT_ELEMENT_NAME, EntityDescriptor.class);
        entity.setEntityID(configuration.entityId());
        entity.getRoleDescriptors().add(role());
        return SerializeSupport.prettyPrintXML(OpenSaml.write(entity));
    }

    private SPSSODescriptor role() {
        SPSSODescriptor role = OpenSaml.build(SPSSODescriptor.DEFAULT_ELEMENT_NAME, SPSSODescriptor.class);
        role.addSupportedProtocol(SAMLConstants.SAML20P_NS);
        role.setAuthnRequestsSigned(signsRequests);
        role.setWantAssertionsSigned(true);
        Stream.concat(
                        keys.published(Use.SP_SIGNING).stream().map(key -> descriptor(key, UsageType.SIGNING)),
                        keys.published(Use.SP_ENCRYPTION).stream().map(key -> descriptor(key, UsageType.ENCRYPTION)))
                .forEach(role.getKeyDescriptors()::add);
        SingleLogoutServices.at(configuration.sloUrl()).forEach(role.getSingleLogoutServices()::add);
        for (String uri : FORMATS) {
            NameIDFormat format = OpenSaml.build(NameIDFormat.DEFAULT_ELEMENT_NAME, NameIDFormat.class);
            format.setURI(uri);
            role.getNameIDFormats().add(format);
        }
        role.getAssertionConsumerServices().add(acs());
        return role;
    }

    private AssertionConsumerService acs() {
        var acs = OpenSaml.build(AssertionConsumerService.DEFAULT_ELEMENT_NAME, AssertionConsumerService.class);
        acs.setBinding(SAMLConstants.SAML2_POST_BINDING_URI);
        acs.setLocation(configuration.acsUrl());
        acs.setIndex(0);
        acs.setIsDefault(true);
        return acs;
    }

    private static KeyDescriptor descriptor(SamlKey key, UsageType use) {
        KeyDescriptor descriptor = OpenSaml.build(KeyDescriptor.DEFAULT_ELEMENT_NAME, KeyDescriptor.class);
        descriptor.setUse(use);
        X509KeyInfoGeneratorFactory factory = new X509KeyInfoGeneratorFactory();
        factory.setEmitEntityCertificate(true);
        try {
            descriptor.setKeyInfo(factory.newInstance().generate(new BasicX509Credential(key.certificate())));
        } catch (SecurityException e) {
            throw new IllegalStateException("cannot write the certificate of " + key, e);
        }
        if (use == UsageType.ENCRYPTION) {
            for (String algorithm : ENCRYPTIONS) {
                EncryptionMethod method = OpenSaml.build(EncryptionMethod.DEFAULT_ELEMENT_NAME, EncryptionMethod.class);
                method.setAlgorithm(algorithm);
                descriptor.getEncryptionMethods().add(method);
            }
        }
        return descriptor;
    }
}
