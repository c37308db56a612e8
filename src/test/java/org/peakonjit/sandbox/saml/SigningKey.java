package org.peakonjit.sandbox.saml;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.security.auth.x500.X500Principal;
import org.opensaml.core.xml.io.MarshallingException;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.security.SecurityException;
import org.opensaml.security.credential.UsageType;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.SignatureSigningParameters;
import org.opensaml.xmlsec.keyinfo.impl.X509KeyInfoGeneratorFactory;
import org.opensaml.xmlsec.signature.KeyInfo;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.SignatureSupport;
import org.peakonjit.saml.keys.NewCertificate;

/** An RSA-2048 key with a self-signed certificate, living as long as the process. */
public final class SigningKey {

    private final BasicX509Credential credential;

    private SigningKey(BasicX509Credential credential) {
        this.credential = credential;
    }

    /** A fresh key whose certificate names {@code commonName}. */
    public static SigningKey generate(String commonName) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            BasicX509Credential credential =
                    new BasicX509Credential(selfSigned(pair, new X500Principal("CN=" + commonName)), pair.getPrivate());
            credential.setUsageType(UsageType.SIGNING);
            return new SigningKey(credential);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make a key", e);
        }
    }

    public X509Certificate certificate() {
        return credential.getEntityCertificate();
    }

    static X509Certificate selfSigned(KeyPair pair, X500Principal name) throws GeneralSecurityException {
        Instant now = Instant.now();
        return new NewCertificate(name, pair.getPublic(), now.minus(1, ChronoUnit.DAYS), now.plus(365, ChronoUnit.DAYS))
                .selfSigned(pair, "SHA256withRSA");
    }

    /** Signs with RSA-SHA256, enveloped and exclusively canonicalised (SAML Core §5.4); the object cannot change after. */
    public void sign(SignableSAMLObject object) {
        SignatureSigningParameters parameters = new SignatureSigningParameters();
        parameters.setSigningCredential(credential);
        parameters.setSignatureAlgorithm(SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256);
        parameters.setSignatureReferenceDigestMethod(SignatureConstants.ALGO_ID_DIGEST_SHA256);
        parameters.setSignatureCanonicalizationAlgorithm(SignatureConstants.ALGO_ID_C14N_EXCL_OMIT_COMMENTS);
        parameters.setKeyInfoGenerator(keyInfoFactory().newInstance());
        try {
            SignatureSupport.signObject(object, parameters);
        } catch (SecurityException | MarshallingException | SignatureException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    KeyInfo keyInfo() {
        try {
            return java.util.Objects.requireNonNull(
                    keyInfoFactory().newInstance().generate(credential));
        } catch (SecurityException e) {
            throw new IllegalStateException("cannot describe the key", e);
        }
    }

    private static X509KeyInfoGeneratorFactory keyInfoFactory() {
        X509KeyInfoGeneratorFactory factory = new X509KeyInfoGeneratorFactory();
        factory.setEmitEntityCertificate(true);
        return factory;
    }
}
