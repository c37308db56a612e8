package org.peakonjit.sandbox.saml;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.security.credential.Credential;
import org.opensaml.security.credential.UsageType;
import org.opensaml.security.x509.BasicX509Credential;

/** What an SP needs to know of an IdP, taken from the IdP's metadata. */
public record IdpDescription(EntityDescriptor entity) {

    /** @throws SamlException when the document is no metadata */
    public static IdpDescription read(byte[] metadata) {
        return new IdpDescription(Xml.read(metadata, EntityDescriptor.class));
    }

    /** The IdP's entityID. */
    public String entityId() {
        return entity.getEntityID();
    }

    /** Where AuthnRequests go by that binding. */
    public URI singleSignOnService(Binding binding) {
        return role().getSingleSignOnServices().stream()
                .filter(service -> binding.uri().equals(service.getBinding()))
                .map(service -> URI.create(service.getLocation()))
                .findFirst()
                .orElseThrow(() -> new SamlException("the IdP's metadata offers no SSO by " + binding));
    }

    /** The keys its signatures may be made with: those for signing and those without a stated use. */
    List<Credential> signingCredentials() {
        List<Credential> credentials = new ArrayList<>();
        for (KeyDescriptor key : role().getKeyDescriptors()) {
            if (key.getUse() != UsageType.ENCRYPTION) {
                credentials.addAll(credentials(key));
            }
        }
        return credentials;
    }

    private static List<Credential> credentials(KeyDescriptor key) {
        return key.getKeyInfo().getX509Datas().stream()
                .flatMap(data -> data.getX509Certificates().stream())
                .<Credential>map(certificate -> new BasicX509Credential(certificate(certificate.getValue())))
                .toList();
    }

    private static X509Certificate certificate(String base64) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new SamlException("the IdP's metadata has an unreadable certificate", e);
        }
    }

    private IDPSSODescriptor role() {
        IDPSSODescriptor role = entity.getIDPSSODescriptor(SAMLConstants.SAML20P_NS);
        if (role == null) {
            throw new SamlException("the metadata describes no IdP");
        }
        return role;
    }
}
