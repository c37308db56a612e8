package org.peakonjit.saml.sp;

import java.security.PublicKey;
import java.util.List;
import java.util.function.Supplier;
import net.shibboleth.utilities.java.support.resolver.CriteriaSet;
import org.jspecify.annotations.Nullable;
import org.opensaml.security.credential.Credential;
import org.opensaml.xmlsec.keyinfo.KeyInfoCredentialResolver;
import org.opensaml.xmlsec.signature.Signature;
import org.opensaml.xmlsec.signature.support.SignatureTrustEngine;
import org.peakonjit.saml.SignatureCheck;

/**
 * Trusts the keys of the IdP's metadata and nothing else: KeyInfo is not even read. Every key is tried, and only where
 * none fits those that the metadata has got since. For one Response.
 */
final class MetadataKeysTrust implements SignatureTrustEngine {

    private final List<PublicKey> keys;
    private final Supplier<List<PublicKey>> keysByNow;
    private int triedInVain;

    MetadataKeysTrust(List<PublicKey> keys, Supplier<List<PublicKey>> keysByNow) {
        this.keys = List.copyOf(keys);
        this.keysByNow = keysByNow;
    }

    @Override
    public boolean validate(Signature signature, @Nullable CriteriaSet criteria) {
        if (verifies(signature, keys)) {
            return true;
        }
        List<PublicKey> since = keysByNow.get();
        if (verifies(signature, since)) {
            return true;
        }
        triedInVain = since.isEmpty() ? keys.size() : since.size();
        return false;
    }

    /** How many keys the metadata has of which none fits; 0 where one did, or no signature was looked at. */
    int triedInVain() {
        return triedInVain;
    }

    private static boolean verifies(Signature signature, List<PublicKey> keys) {
        return keys.stream().anyMatch(key -> SignatureCheck.verifies(signature, key));
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
