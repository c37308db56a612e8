package org.peakonjit.saml;

import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.xml.security.algorithms.MessageDigestAlgorithm;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.signature.XMLSignature;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.security.impl.SAMLSignatureProfileValidator;
import org.opensaml.security.SecurityException;
import org.opensaml.security.credential.BasicCredential;
import org.opensaml.xmlsec.crypto.XMLSigningUtil;
import org.opensaml.xmlsec.signature.Signature;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.impl.SignatureAlgorithmValidator;
import org.w3c.dom.Element;

/**
 * Verifies the signature of a message under keys we know, never under what the message brings along. SHA-1, MD5 and HMAC
 * are refused.
 */
public final class MessageSignatures {

    private static final Set<String> SIGNATURES = Set.of(
            XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA256,
            XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA384,
            XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA512,
            XMLSignature.ALGO_ID_SIGNATURE_ECDSA_SHA256,
            XMLSignature.ALGO_ID_SIGNATURE_ECDSA_SHA384,
            XMLSignature.ALGO_ID_SIGNATURE_ECDSA_SHA512);

    private static final Set<String> DIGESTS = Set.of(
            MessageDigestAlgorithm.ALGO_ID_DIGEST_SHA256,
            MessageDigestAlgorithm.ALGO_ID_DIGEST_SHA384,
            MessageDigestAlgorithm.ALGO_ID_DIGEST_SHA512);

    private static final Set<String> CANONICALIZATIONS = Set.of(
            Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS,
            Canonicalizer.ALGO_ID_C14N_EXCL_WITH_COMMENTS,
            Canonicalizer.ALGO_ID_C14N_OMIT_COMMENTS,
            Canonicalizer.ALGO_ID_C14N_WITH_COMMENTS);

    private static final SAMLSignatureProfileValidator PROFILE = new SAMLSignatureProfileValidator();
    private static final SignatureAlgorithmValidator ALGORITHMS = algorithms();

    private MessageSignatures() {}

    /**
     * Whether the message carries a good signature of its own under one of the keys, which names it by its ID (SAML
     * Core §5.4).
     */
    public static boolean isSigned(SignableSAMLObject message, List<PublicKey> keys) {
        Signature signature = message.getSignature();
        return isValid(signature, keys) && namesWhatItSigns(signature);
    }

    /** The same of a document that may be signed without an ID, by a reference to all of it. */
    public static boolean isSignedWhole(SignableSAMLObject document, List<PublicKey> keys) {
        return isValid(document.getSignature(), keys);
    }

    /** Whether the query string carries a good signature under one of the keys (SAML Bindings §3.4.4.1). */
    public static boolean isSigned(RedirectQuery query, List<PublicKey> keys) {
        return isValid(query, keys);
    }

    private static boolean isValid(@Nullable Signature signature, List<PublicKey> keys) {
        if (signature == null) {
            return false;
        }
        try {
            PROFILE.validate(signature); // one reference, to the message itself, and harmless transforms
            ALGORITHMS.validate(signature);
            if (!CANONICALIZATIONS.contains(signature.getCanonicalizationAlgorithm())) {
                return false;
            }
        } catch (SignatureException | RuntimeException e) {
            return false;
        }
        return keys.stream().anyMatch(key -> SignatureCheck.verifies(signature, key));
    }

    private static boolean namesWhatItSigns(@Nullable Signature signature) {
        Element element = signature == null ? null : signature.getDOM();
        return element != null
                && element.getElementsByTagNameNS(SignatureConstants.XMLSIG_NS, "Reference")
                                .item(0)
                        instanceof Element reference
                && !reference.getAttribute("URI").isEmpty();
    }

    private static boolean isValid(RedirectQuery query, List<PublicKey> keys) {
        String algorithm = query.algorithm().filter(SIGNATURES::contains).orElse(null);
        byte[] value = query.signature().flatMap(MessageSignatures::base64).orElse(null);
        return algorithm != null
                && value != null
                && keys.stream().anyMatch(key -> isValid(key, algorithm, value, query.signedContent()));
    }

    private static boolean isValid(PublicKey key, String algorithm, byte[] value, byte[] content) {
        try {
            return XMLSigningUtil.verifyWithURI(new BasicCredential(key), algorithm, value, content);
        } catch (SecurityException | RuntimeException e) {
            return false;
        }
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.replaceAll("[\r\n]", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static SignatureAlgorithmValidator algorithms() {
        return new SignatureAlgorithmValidator(
                Stream.concat(SIGNATURES.stream(), DIGESTS.stream()).toList(), List.of());
    }
}
