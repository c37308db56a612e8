package org.peakonjit.saml.sp;

import java.util.List;
import net.shibboleth.utilities.java.support.xml.SerializeSupport;
import org.opensaml.saml.saml2.metadata.EncryptionMethod;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.saml.saml2.metadata.SPSSODescriptor;
import org.opensaml.security.credential.UsageType;
import org.opensaml.xmlsec.encryption.support.EncryptionConstants;
import org.peakonjit.saml.OpenSaml;
import org.peakonjit.saml.OwnRole;
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
        OwnRole.describe(role, FORMATS, configuration.sloUrl());
        role.setAuthnRequestsSigned(signsRequests);
        role.setWantAssertionsSigned(true);
        keys.published(Use.SP_SIGNING)
                .forEach(key -> role.getKeyDescriptors().add(OwnRole.key(key, UsageType.SIGNING)));
        keys.published(Use.SP_ENCRYPTION)
                .forEach(key -> role.getKeyDescriptors().add(encryption(key)));
        role.getAssertionConsumerServices().add(configuration.newAcs());
        return role;
    }

    private static KeyDescriptor encryption(SamlKey key) {
        KeyDescriptor descriptor = OwnRole.key(key, UsageType.ENCRYPTION);
        for (String algorithm : ENCRYPTIONS) {
            EncryptionMethod method = OpenSaml.build(EncryptionMethod.DEFAULT_ELEMENT_NAME, EncryptionMethod.class);
            method.setAlgorithm(algorithm);
            descriptor.getEncryptionMethods().add(method);
        }
        return descriptor;
    }
}
