package org.peakonjit.saml.attack;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.jspecify.annotations.Nullable;

/** How the key of an encrypted assertion is encrypted to its recipient (XML Encryption 1.1 §5.5). */
public enum KeyTransport {
    RSA_15("http://www.w3.org/2001/04/xmlenc#rsa-1_5", "", null),
    OAEP("http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p", "", OAEPParameterSpec.DEFAULT),
    /** Masked by SHA-1 all the same (§5.5.2). */
    OAEP_SHA256_MASKED_BY_SHA1(
            "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p",
            "<ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>",
            sha256(MGF1ParameterSpec.SHA1)),
    OAEP_SHA256(
            "http://www.w3.org/2009/xmlenc11#rsa-oaep",
            "<ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>"
                    + "<xenc11:MGF xmlns:xenc11=\"http://www.w3.org/2009/xmlenc11#\""
                    + " Algorithm=\"http://www.w3.org/2009/xmlenc11#mgf1sha256\"/>",
            sha256(MGF1ParameterSpec.SHA256));

    private final String algorithm;
    private final String parameters;
    private final @Nullable OAEPParameterSpec oaep;

    KeyTransport(String algorithm, String parameters, @Nullable OAEPParameterSpec oaep) {
        this.algorithm = algorithm;
        this.parameters = parameters;
        this.oaep = oaep;
    }

    /** The EncryptionMethod. */
    String method() {
        String begin = "<xenc:EncryptionMethod Algorithm=\"" + algorithm + "\"";
        return parameters.isEmpty() ? begin + "/>" : begin + ">" + parameters + "</xenc:EncryptionMethod>";
    }

    byte[] encrypt(byte[] key, PublicKey recipient) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(oaep == null ? "RSA/ECB/PKCS1Padding" : "RSA/ECB/OAEPPadding");
        cipher.init(Cipher.ENCRYPT_MODE, recipient, oaep);
        return cipher.doFinal(key);
    }

    private static OAEPParameterSpec sha256(MGF1ParameterSpec mask) {
        return new OAEPParameterSpec("SHA-256", "MGF1", mask, PSource.PSpecified.DEFAULT);
    }
}
