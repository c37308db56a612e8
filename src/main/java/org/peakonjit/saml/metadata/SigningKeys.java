package org.peakonjit.saml.metadata;

import java.security.KeyException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.security.credential.UsageType;
import org.opensaml.xmlsec.keyinfo.KeyInfoSupport;
import org.opensaml.xmlsec.signature.KeyInfo;
import org.opensaml.xmlsec.signature.X509Data;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every key of a role that may sign: those for signing and those without a use (SAML Metadata §2.4.1.1). A certificate is
 * only a vessel for its key; its dates and issuer say nothing.
 */
final class SigningKeys {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

    private final Set<PublicKey> keys = new LinkedHashSet<>();
    private final Set<X509Certificate> certificates = new LinkedHashSet<>();

    SigningKeys(IDPSSODescriptor role) {
        for (KeyDescriptor descriptor : role.getKeyDescriptors()) {
            boolean signs = descriptor.getUse() == UsageType.SIGNING || descriptor.getUse() == UsageType.UNSPECIFIED;
            if (signs && descriptor.getKeyInfo() != null) {
                collect(descriptor.getKeyInfo());
            }
        }
    }

    List<PublicKey> keys() {
        return List.copyOf(keys);
    }

    /** What the keys came in; fewer than keys where some came bare. */
    List<X509Certificate> certificates() {
        return List.copyOf(certificates);
    }

    private void collect(KeyInfo keyInfo) {
        for (X509Data data : keyInfo.getX509Datas()) {
            // only the first certificate of a chain is the signer's
            data.getX509Certificates().stream().limit(1).forEach(certificate -> {
                try {
                    var parsed = KeyInfoSupport.getCertificate(certificate);
                    if (parsed != null && add(parsed.getPublicKey())) {
                        certificates.add(parsed);
                    }
                } catch (CertificateException e) {
                    log.warn("A certificate in the IdP's metadata cannot be read and is left out");
                }
            });
        }
        if (keyInfo.getX509Datas().isEmpty()) {
            try {
                KeyInfoSupport.getPublicKeys(keyInfo).forEach(this::add);
            } catch (KeyException e) {
                log.warn("A key in the IdP's metadata cannot be read and is left out");
            }
        }
    }

    private boolean add(PublicKey key) {
        if (key instanceof RSAPublicKey || key instanceof ECPublicKey) {
            keys.add(key);
            return true;
        }
        log.warn("A {} key in the IdP's metadata is left out: only RSA and EC are used", key.getAlgorithm());
        return false;
    }
}
