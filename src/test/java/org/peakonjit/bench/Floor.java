package org.peakonjit.bench;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import org.opensaml.saml.saml2.core.Response;
import org.peakonjit.saml.OpenSaml;
import org.peakonjit.saml.SignatureCheck;
import org.peakonjit.saml.XmlGate;
import org.peakonjit.saml.keys.RsaSignatures;
import org.peakonjit.sandbox.saml.ResponseIssuer;
import org.peakonjit.sandbox.saml.SigningKey;

/**
 * What no login can do without, in this process: one Response parsed, made an object and verified, it and its assertion;
 * and three signatures, of an AuthnRequest, an Assertion and a Response. By the same libraries and the same implementation
 * of RSA-2048, without web, database, state and whatever is written.
 */
final class Floor {

    private static final byte[] SIGNED = "x".repeat(800).getBytes(StandardCharsets.UTF_8);

    private final byte[] response;
    private final PublicKey idp;
    private final PrivateKey own;
    private Series cpu = new Series();
    private Series paced = new Series();
    private double pacedMillis;
    private int pacedTimes;

    Floor() {
        SigningKey key = SigningKey.generate("Company IdP");
        idp = key.certificate().getPublicKey();
        response = new ResponseIssuer("https://idp.corp.example/metadata", key)
                .success(
                        "http://localhost:8080/saml/metadata",
                        URI.create("http://localhost:8080/saml/acs"),
                        "_0123456789abcdef0123456789abcdef",
                        "person1@corp.example",
                        Map.of(
                                "email", List.of("person1@corp.example"),
                                "givenName", List.of("Given person1"),
                                "sn", List.of("Family person1"),
                                "employeeNumber", List.of("E-person1")));
        try {
            own = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** So many times, one right after the other, by this thread. */
    void round(int count) {
        cpu.add(millis(() -> {
                    for (int i = 0; i < count; i++) {
                        once();
                    }
                })
                / count);
        paced.add(pacedMillis / pacedTimes);
        pacedMillis = 0;
        pacedTimes = 0;
    }

    /** Once, between two logins: what processors remember is then as little of it as of a login. */
    void atPace() {
        pacedMillis += millis(this::once);
        pacedTimes++;
    }

    private static double millis(Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6;
    }

    private void once() {
        Response read = (Response) OpenSaml.read(XmlGate.forMessages().parse(response));
        if (!SignatureCheck.verifies(read.getSignature(), idp)
                || !SignatureCheck.verifies(read.getAssertions().get(0).getSignature(), idp)) {
            throw new IllegalStateException("not verified");
        }
        for (int i = 0; i < 3; i++) {
            RsaSignatures.sign(own, SIGNED);
        }
    }

    void startAnew() {
        cpu = new Series();
        paced = new Series();
    }

    /** Milliseconds of processor time, round by round. */
    Series cpu() {
        return cpu;
    }

    /** The same of {@link #atPace}. */
    Series paced() {
        return paced;
    }
}
