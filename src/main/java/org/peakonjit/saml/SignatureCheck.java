package org.peakonjit.saml;

import java.io.IOException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.SignedInfo;
import org.apache.xml.security.signature.XMLSignature;
import org.opensaml.security.credential.BasicCredential;
import org.opensaml.xmlsec.signature.Signature;
import org.opensaml.xmlsec.signature.impl.SignatureImpl;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.SignatureValidator;
import org.peakonjit.saml.keys.RsaSignatures;

/** Verifies an XML signature, whose form was checked, under one key (XML Signature §3.2). */
public final class SignatureCheck {

    private SignatureCheck() {}

    /** Whether the signature's value and its references' digests are right under {@code key}; its KeyInfo is not read. */
    public static boolean verifies(Signature signature, PublicKey key) {
        try {
            XMLSignature xml = ((SignatureImpl) signature).getXMLSignature();
            if (xml != null && key instanceof RSAPublicKey && isRsaSha256(xml.getSignedInfo())) {
                return verifies(xml, key);
            }
            SignatureValidator.validate(signature, new BasicCredential(key));
            return true;
        } catch (SignatureException | XMLSecurityException | IOException | RuntimeException e) {
            return false;
        }
    }

    private static boolean isRsaSha256(SignedInfo signedInfo) {
        return XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA256.equals(signedInfo.getSignatureMethodURI());
    }

    /** What {@link XMLSignature#checkSignatureValue} does, but with our choice of implementation for the costly step. */
    private static boolean verifies(XMLSignature xml, PublicKey key) throws XMLSecurityException, IOException {
        SignedInfo signedInfo = xml.getSignedInfo();
        byte[] signed = signedInfo.getCanonicalizedOctetStream();
        return signed.length > 0
                && RsaSignatures.isValid(key, signed, xml.getSignatureValue())
                && signedInfo.verify(false);
    }
}
