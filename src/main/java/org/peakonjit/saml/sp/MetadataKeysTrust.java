package org.peakonjit.saml.sp;

import java.security.PublicKey;
import java.util.List;
import net.shibboleth.utilities.java.support.resolver.CriteriaSet;
import org.jspecify.annotations.Nullable;
import org.opensaml.security.credential.BasicCredential;
import org.opensaml.security.credential.Credential;
import org.opensaml.xmlsec.keyinfo.KeyInfoCredentialResolver;
import org.opensaml.xmlsec.signature.Signature;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.SignatureTrustEngine;
import org.opensaml.xmlsec.signature.support.SignatureValidator;

/** Trusts the keys of the IdP's metadata and nothing else: KeyInfo is not even read. Every key is tried. */
final class MetadataKeysTrust implements SignatureTrustEngine {

    private final List<Credential> keys;

    MetadataKeysTrust(List<PublicKey> keys) {
        this.keys = keys.stream().<Credential>map(BasicCredential::new).toList();
    }

    @Override
    public boolean validate(Signature signature, @Nullable CriteriaSet criteria) {
        return keys.stream().anyMatch(key -> verifies(signature, key));
    }

    private static boolean verifies(Signature signature, Credential key) {
        try {
            SignatureValidator.validate(signature, key);
            return true;
        } catch (SignatureException e) {
            return false;
        }
    }

    @Override
    public boolean validate(
            byte[] signature,
            byte[] content,
            String algorithm,
            @Nullable CriteriaSet criteria,
            @Nullable Credential candidate) {
        throw new UnsupportedOperationException("responses come by HTTP-POST, signed inside");
    }

    @Override
    public @Nullable KeyInfoCredentialResolver getKeyInfoResolver() {
        return null;
    }
}
