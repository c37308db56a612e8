package org.peakonjit.saml;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.peakonjit.saml.keys.RsaSignatures;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;

/**
 * Signs what is written in canonical form as {@link EnvelopedSignatures} signs objects: RSA-SHA256, enveloped, exclusive
 * C14N (SAML Core §5.4), the certificate in KeyInfo.
 */
public final class CanonicalSignature {

    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private CanonicalSignature() {}

    /**
     * @param id the element's ID
     * @param before what comes before the signature: the start tag and the Issuer
     * @param behind the rest
     */
    public static String insert(SamlKey key, String id, String before, String behind) {
        String digest = BASE64.encodeToString(DigestUtils.sha256(utf8(before + behind)));
        byte[] value = RsaSignatures.sign(key.privateKey(), utf8(signedInfo(id, digest, SignatureConstants.XMLSIG_NS)));
        CanonicalWriter signature = new CanonicalWriter()
                .start("ds:Signature", "xmlns:ds", SignatureConstants.XMLSIG_NS)
                .written(signedInfo(id, digest, null))
                .element("ds:SignatureValue", BASE64.encodeToString(value))
                .start("ds:KeyInfo")
                .start("ds:X509Data")
                .element("ds:X509Certificate", certificate(key))
                .end("ds:X509Data")
                .end("ds:KeyInfo")
                .end("ds:Signature");
        return before + signature + behind;
    }

    /** @param namespace declared where it stands alone, as for its own signature; null inside ds:Signature */
    private static String signedInfo(String id, String digest, @Nullable String namespace) {
        return new CanonicalWriter()
                .start("ds:SignedInfo", "xmlns:ds", namespace)
                .element(
                        "ds:CanonicalizationMethod",
                        "",
                        "Algorithm",
                        SignatureConstants.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)
                .element("ds:SignatureMethod", "", "Algorithm", SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256)
                .start("ds:Reference", "URI", "#" + id)
                .start("ds:Transforms")
                .element("ds:Transform", "", "Algorithm", SignatureConstants.TRANSFORM_ENVELOPED_SIGNATURE)
                .element("ds:Transform", "", "Algorithm", SignatureConstants.TRANSFORM_C14N_EXCL_OMIT_COMMENTS)
                .end("ds:Transforms")
                .element("ds:DigestMethod", "", "Algorithm", SignatureConstants.ALGO_ID_DIGEST_SHA256)
                .element("ds:DigestValue", digest)
                .end("ds:Reference")
                .end("ds:SignedInfo")
                .toString();
    }

    private static String certificate(SamlKey key) {
        try {
            return BASE64.encodeToString(key.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("cannot write the certificate of " + key, e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
