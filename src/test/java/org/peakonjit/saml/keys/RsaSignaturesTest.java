package org.peakonjit.saml.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Security;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import org.junit.jupiter.api.Test;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;

class RsaSignaturesTest {

    private final SamlKey key = GeneratedKeys.rsa("one");
    private final byte[] content = "content".getBytes(StandardCharsets.UTF_8);

    @Test
    void theJdkVerifiesThem() throws Exception {
        Signature verification = Signature.getInstance("SHA256withRSA");
        verification.initVerify(key.certificate());
        verification.update(content);
        assertThat(verification.verify(RsaSignatures.sign(key.privateKey(), content)))
                .isTrue();
    }

    @Test
    void verifiesOnlyWhatWasSigned() {
        byte[] signature = RsaSignatures.sign(key.privateKey(), content);
        var publicKey = key.certificate().getPublicKey();
        assertThat(RsaSignatures.isValid(publicKey, content, signature)).isTrue();
        assertThat(RsaSignatures.isValid(publicKey, new byte[0], signature)).isFalse();
        assertThat(RsaSignatures.isValid(publicKey, content, new byte[] {1})).isFalse();
        assertThat(RsaSignatures.isValid(publicKey, content, new byte[256])).isFalse();
    }

    /** Whoever made it: a key is stored and read in the JDK's form. */
    @Test
    void aFreshKeyPairIsOneOfTheJdks() throws Exception {
        KeyPair fresh = RsaSignatures.newKeyPair(2048);
        assertThat(((RSAPublicKey) fresh.getPublic()).getModulus().bitLength()).isEqualTo(2048);
        assertThat(((RSAPublicKey) fresh.getPublic()).getPublicExponent()).isEqualTo(RSAKeyGenParameterSpec.F4);
        assertThat(fresh.getPrivate().getClass().getName()).startsWith("sun.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(fresh.getPrivate());
        signature.update(content);
        assertThat(RsaSignatures.isValid(fresh.getPublic(), content, signature.sign()))
                .isTrue();
    }

    @Test
    void installsNothingInTheJvm() {
        String implementation = RsaSignatures.implementation();
        assertThat(Security.getProvider("AmazonCorrettoCryptoProvider"))
                .as(implementation)
                .isNull();
    }
}
