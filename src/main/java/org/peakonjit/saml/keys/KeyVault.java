package org.peakonjit.saml.keys;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.peakonjit.config.Settings;
import org.peakonjit.json.Worded;
import org.peakonjit.outbound.WebUrlText;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.secret.SealedColumn;
import org.peakonjit.secret.Sealer;

/** Makes key pairs and turns them into what is stored and back: the one place where a private key is sealed and opened. */
@Singleton
class KeyVault {

    private static final String PURPOSE = "saml-key";

    @Produces
    static final SealedColumn PRIVATE_KEYS =
            SealedColumn.boundToItsRow("saml_key", "id", "sealed_private_key", PURPOSE);

    private final Sealer sealer;
    private final String host;
    private final Supplier<KeyPair> keyPairs;
    private final Clock clock;

    @Inject
    KeyVault(Sealer sealer, Settings settings, Clock clock) {
        this(sealer, WebUrlText.host(settings.baseUrl()).orElseThrow(), NewKeyPair::generate, clock);
    }

    KeyVault(Sealer sealer, String host, Supplier<KeyPair> keyPairs, Clock clock) {
        this.sealer = sealer;
        this.host = host;
        this.keyPairs = keyPairs;
        this.clock = clock;
    }

    StoredKey generate(Use use, KeyState state, int generation) {
        String id = Worded.of(use.name()) + "-" + UUID.randomUUID();
        KeyPair fresh = keyPairs.get();
        try {
            return new StoredKey(
                    id,
                    use,
                    state,
                    generation,
                    NewKeyPair.certificate(fresh, use, host, clock.instant()).getEncoded(),
                    sealer.seal(PURPOSE, fresh.getPrivate().getEncoded(), id),
                    clock.instant());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate just made has no encoding", e);
        }
    }

    /** @throws Sealer.BrokenSealException when it was sealed under another master key */
    SamlKey open(StoredKey stored) {
        byte[] privateKey = sealer.open(PURPOSE, stored.sealedPrivateKey(), stored.id());
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(stored.certificate()));
            return new SamlKey(
                    stored.id(),
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(privateKey)),
                    certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the stored key pair " + stored.id() + " cannot be read", e);
        }
    }
}
