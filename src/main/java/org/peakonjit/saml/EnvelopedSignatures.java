package org.peakonjit.saml;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.SignedInfo;
import org.apache.xml.security.signature.XMLSignature;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.keyinfo.impl.X509KeyInfoGeneratorFactory;
import org.opensaml.xmlsec.signature.KeyInfo;
import org.opensaml.xmlsec.signature.Signature;
import org.opensaml.xmlsec.signature.impl.SignatureImpl;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.peakonjit.saml.keys.RsaSignatures;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.w3c.dom.Element;

/** Signs SAML objects with RSA-SHA256, enveloped, exclusive C14N (SAML Core §5.4), the certificate in KeyInfo. */
public final class EnvelopedSignatures {

    private static final X509KeyInfoGeneratorFactory KEY_INFO = keyInfo();

    private EnvelopedSignatures() {}

    /**
     * Signs each object and answers the DOM of the last.
     *
     * @param innermostFirst the objects, each inside the next, e.g. an Assertion and its Response
     */
    public static Element sign(SamlKey key, SignableSAMLObject... innermostFirst) {
        OpenSaml.start();
        List<Signature> signatures =
                Arrays.stream(innermostFirst).map(object -> attach(key, object)).toList();
        Element root = OpenSaml.write(innermostFirst[innermostFirst.length - 1]);
        signatures.forEach(signature -> compute(key, signature));
        return root;
    }

    private static Signature attach(SamlKey key, SignableSAMLObject object) {
        Signature signature = OpenSaml.build(Signature.DEFAULT_ELEMENT_NAME, Signature.class);
        signature.setSignatureAlgorithm(SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256);
        signature.setCanonicalizationAlgorithm(SignatureConstants.ALGO_ID_C14N_EXCL_OMIT_COMMENTS);
        signature.setKeyInfo(keyInfo(key));
        object.setSignature(signature);
        return signature;
    }

    /** What OpenSAML's Signer does, but with our choice of implementation for the one costly step. */
    private static void compute(SamlKey key, Signature signature) {
        XMLSignature xml = ((SignatureImpl) signature).getXMLSignature();
        if (xml == null) {
            throw new IllegalStateException("the object was not written");
        }
        try {
            SignedInfo signedInfo = xml.getSignedInfo();
            signedInfo.generateDigestValues();
            byte[] value = RsaSignatures.sign(key.privateKey(), signedInfo.getCanonicalizedOctetStream());
            xml.getElement()
                    .getElementsByTagNameNS(SignatureConstants.XMLSIG_NS, "SignatureValue")
                    .item(0)
                    .setTextContent(Base64.getEncoder().encodeToString(value));
        } catch (XMLSecurityException | IOException e) {
            throw new IllegalStateException("cannot sign " + signature.getElementQName(), e);
        }
    }

    static KeyInfo keyInfo(SamlKey key) {
        try {
            return KEY_INFO.newInstance().generate(new BasicX509Credential(key.certificate()));
        } catch (org.opensaml.security.SecurityException e) {
            throw new IllegalStateException("cannot write the certificate of " + key, e);
        }
    }

    private static X509KeyInfoGeneratorFactory keyInfo() {
        X509KeyInfoGeneratorFactory factory = new X509KeyInfoGeneratorFactory();
        factory.setEmitEntityCertificate(true);
        return factory;
    }
}
