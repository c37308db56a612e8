package org.peakonjit.saml.keys;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.peakonjit.saml.keys.SamlKeys.Use;

/** A key pair of ours and its self-signed certificate, good for ten years. */
final class NewKeyPair {

    private static final int BITS = 2048;
    private static final int YEARS = 10;
    private static final String BASIC_CONSTRAINTS = "0603551d13";
    private static final String NO_AUTHORITY = "3000";
    private static final String KEY_USAGE = "0603551d0f";

    private NewKeyPair() {}

    /** A fresh RSA-2048 key pair. */
    static KeyPair generate() {
        return RsaSignatures.newKeyPair(BITS);
    }

    /** @param host the certificate's common name */
    static X509Certificate certificate(KeyPair keyPair, Use use, String host, Instant now) {
        X500Principal name = new X500Principal("OU=Peakon JIT Proxy " + purpose(use) + ", CN=" + Rdn.escapeValue(host));
        try {
            return new NewCertificate(
                            name,
                            keyPair.getPublic(),
                            now.minusSeconds(3600),
                            now.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant())
                    .with(BASIC_CONSTRAINTS, true, NO_AUTHORITY)
                    .with(KEY_USAGE, true, keyUsage(use))
                    .selfSigned(keyPair, "SHA256withRSA");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make a certificate", e);
        }
    }

    private static String purpose(Use use) {
        return switch (use) {
            case SP_SIGNING -> "SP signing";
            case SP_ENCRYPTION -> "SP encryption";
            case IDP_SIGNING -> "IdP signing";
        };
    }

    /** A bit string: keyEncipherment, or digitalSignature. */
    private static String keyUsage(Use use) {
        return use == Use.SP_ENCRYPTION ? "03020520" : "03020780";
    }
}
