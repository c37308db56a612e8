package org.peakonjit.saml.idp;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import net.shibboleth.utilities.java.support.xml.SerializeSupport;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.opensaml.saml.saml2.metadata.SingleSignOnService;
import org.opensaml.security.credential.UsageType;
import org.peakonjit.saml.OpenSaml;
import org.peakonjit.saml.OwnRole;
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
     * @param keys all published signing keys
     * @param wantSignedRequests whether every application's requests must be signed
     */
    String write(List<SamlKey> keys, boolean wantSignedRequests) {
        IDPSSODescriptor role = OpenSaml.build(IDPSSODescriptor.DEFAULT_ELEMENT_NAME, IDPSSODescriptor.class);
        OwnRole.describe(role, NAME_ID_FORMATS, sloUrl);
        role.setWantAuthnRequestsSigned(wantSignedRequests);
        keys.forEach(key -> role.getKeyDescriptors().add(OwnRole.key(key, UsageType.SIGNING)));
        role.getSingleSignOnServices()
                .addAll(OwnRole.endpoints(SingleSignOnService.DEFAULT_ELEMENT_NAME, SingleSignOnService.class, ssoUrl));

        EntityDescriptor entity = OpenSaml.build(EntityDescriptor.DEFAULT_ELEMENT_NAME, EntityDescriptor.class);
        entity.setEntityID(entityId);
        entity.setCacheDuration(CACHE);
        entity.getRoleDescriptors().add(role);
        return SerializeSupport.nodeToString(OpenSaml.write(entity));
    }
}
