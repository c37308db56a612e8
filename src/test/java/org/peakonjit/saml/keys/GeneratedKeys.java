package org.peakonjit.saml.keys;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;

/** Key pairs in memory, for tests. */
public final class GeneratedKeys implements SamlKeys {

    /** Made once in a process: RSA pairs are what tests wait for longest. */
    private static final Map<Use, SamlKey> FIRST = new EnumMap<>(Use.class);

    static {
        for (Use use : Use.values()) {
            FIRST.put(use, rsa(use.name()));
        }
    }

    private final Map<Use, List<SamlKey>> keys = new EnumMap<>(Use.class);

    /** One RSA-2048 pair for each use, the same ones for everybody who asks. */
    public GeneratedKeys() {
        FIRST.forEach((use, key) -> keys.put(use, new ArrayList<>(List.of(key))));
    }

    @Override
    public SamlKey active(Use use) {
        return published(use).get(0);
    }

    @Override
    public List<SamlKey> published(Use use) {
        return List.copyOf(Objects.requireNonNull(keys.get(use)));
    }

    /** Makes a new pair the active one; the old stays published. */
    public SamlKey rollOver(Use use) {
        SamlKey next = rsa(use.name() + "-next");
        Objects.requireNonNull(keys.get(use)).add(0, next);
        return next;
    }

    /** A fresh RSA-2048 pair with a self-signed certificate. */
    public static SamlKey rsa(String name) {
        return generate(name, "RSA", 2048, "SHA256withRSA", Instant.now().plus(365, ChronoUnit.DAYS));
    }

    /** A fresh P-256 pair with a self-signed certificate. */
    public static SamlKey ec(String name) {
        return generate(name, "EC", 256, "SHA256withECDSA", Instant.now().plus(365, ChronoUnit.DAYS));
    }

    /** A fresh RSA-2048 pair whose certificate ended yesterday. */
    public static SamlKey expired(String name) {
        return generate(name, "RSA", 2048, "SHA256withRSA", Instant.now().minus(1, ChronoUnit.DAYS));
    }

    /** A fresh RSA pair that is too short by half. */
    public static SamlKey weak(String name) {
        return generate(name, "RSA", 1024, "SHA256withRSA", Instant.now().plus(365, ChronoUnit.DAYS));
    }

    /** A fresh DSA pair. */
    public static SamlKey dsa(String name) {
        return generate(name, "DSA", 2048, "SHA256withDSA", Instant.now().plus(365, ChronoUnit.DAYS));
    }

    private static SamlKey generate(String name, String algorithm, int size, String signature, Instant notAfter) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            KeyPair pair = generator.generateKeyPair();
            X509Certificate certificate = new NewCertificate(
                            new X500Principal("CN=" + name),
                            pair.getPublic(),
                            notAfter.minus(400, ChronoUnit.DAYS),
                            notAfter)
                    .selfSigned(pair, signature);
            return new SamlKey(name, pair.getPrivate(), certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
