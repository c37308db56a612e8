package org.peakonjit.it.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.it.parts.RawBrowser.Answer;
import org.peakonjit.saml.attack.ForgedResponse;
import org.peakonjit.saml.attack.ForgersIdp;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/**
 * The WAR on Payara Micro, as it stands behind an https front, with an IdP whose key the attacker's tests hold. Each
 * application has a Peakon of its own, so that what one test causes does not blur what another looks for.
 */
public final class AttackedProxy implements AutoCloseable {

    /** Nobody ever gets through to this one. */
    public static final String ATTACKED = "attacked";

    /** Honest people sign on here. */
    public static final String HONEST = "honest";

    /** Its Peakon signs AuthnRequests with {@link #peakonKey()}. */
    public static final String SIGNING = "signing";

    /** People sign out of this one: its Peakon signs with {@link #peakonKey()}, too. */
    public static final String SIGNED_OUT = "signed-out";

    /** Where the IdP's answers are posted to. */
    public static final String ACS = "/saml/acs";

    /** Whom attackers would like to be. */
    public static final String ALICE = "alice@corp.example";

    /** Who attacks. */
    public static final String MALLORY = "mallory@corp.example";

    private final ForgersIdp idp = new ForgersIdp();
    private final SamlKey peakonKey = GeneratedKeys.rsa("peakon");
    private final Map<String, PeakonSandbox> peakons = Map.of(
            ATTACKED,
            PeakonSandbox.start(0),
            HONEST,
            PeakonSandbox.start(0),
            SIGNING,
            PeakonSandbox.start(0),
            SIGNED_OUT,
            PeakonSandbox.start(0));
    private final Trap trap = Trap.set();
    private final PayaraMicro payara;

    private AttackedProxy() {
        payara = PayaraMicro.start(
                "attacked",
                Map.of(
                        "peakonjit.base-url",
                        ForgersIdp.BASE,
                        "peakonjit.idp.metadata",
                        write("idp-metadata.xml", idp.metadata()),
                        "peakonjit.applications",
                        write("applications.json", applications())));
    }

    static AttackedProxy start() {
        return new AttackedProxy();
    }

    private String applications() {
        ObjectNode signedOut = signing(SIGNED_OUT);
        signedOut.withObject("/saml").put("sloUrl", sloUrl(SIGNED_OUT));
        return JsonNodeFactory.instance
                .arrayNode()
                .add(Landscape.application(ATTACKED, peakon(ATTACKED)))
                .add(Landscape.application(HONEST, peakon(HONEST)))
                .add(signing(SIGNING))
                .add(signedOut)
                .toString();
    }

    private ObjectNode signing(String name) {
        ObjectNode application = Landscape.application(name, peakon(name));
        application.withObject("/saml").putArray("signingCertificates").add(pem(peakonKey));
        return application;
    }

    /** A new browser of somebody. */
    public RawBrowser browser() {
        return new RawBrowser(payara.atNode(""));
    }

    /** What the honest IdP answers. */
    public ForgedResponse answer(String nameId, @Nullable String requestId) {
        return idp.answer(nameId, requestId);
    }

    /** What the honest IdP answers to a sign-on at {@link #HONEST} that the browser begins. */
    public String honestAnswer(RawBrowser browser, String nameId) {
        return answer(nameId, browser.get("/login/" + HONEST).requestId()).post();
    }

    public PeakonSandbox peakon(String application) {
        return java.util.Objects.requireNonNull(peakons.get(application));
    }

    /** The entityID of an application's Peakon. */
    public static String entityId(String application) {
        return "https://" + application + ".peakon.example/saml/metadata";
    }

    /** The single logout service of an application's Peakon; only {@link #SIGNED_OUT} is registered with its own. */
    public static String sloUrl(String application) {
        return "https://" + application + ".peakon.example/saml/slo";
    }

    public PrivateKey idpKey() {
        return idp.privateKey();
    }

    public SamlKey peakonKey() {
        return peakonKey;
    }

    public Trap trap() {
        return trap;
    }

    public ProxyApi api() {
        return payara.apiAtNode();
    }

    public URI node(String path) {
        return payara.atNode(path);
    }

    public String log() {
        return payara.log();
    }

    private static String write(String name, String content) {
        try {
            Path file = Files.writeString(WorkDirectories.fresh("attacked").resolve(name), content);
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String pem(SamlKey key) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(key.certificate().getEncoded())
                    + "\n-----END CERTIFICATE-----";
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Stream.concat(Stream.of(payara, trap), peakons.values().stream()).forEach(AttackedProxy::closeOne);
    }

    private static void closeOne(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Checks that it was refused with a page that gives nothing away, and that nobody came to {@link #ATTACKED}. */
    public void assertRefused(Answer answer, String code) {
        assertThat(answer.field("SAMLResponse")).isEmpty();
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.document().select("dl code").eachText()).hasSize(2).doesNotContain("");
        assertThat(answer.body())
                .doesNotContain(ALICE, MALLORY, "alert(1)", "evil", "samlp:", "Exception", "at org.", "at java.");
        assertThat(answer.header("Location")).isEmpty();
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(traces(ATTACKED)).isEmpty();
    }

    /** What must stay empty: what Peakon saw and who holds a seat. */
    public List<Object> traces(String application) {
        return Stream.of(
                        peakon(application).scimCalls().stream(),
                        peakon(application).users().all().stream(),
                        Stream.of(api().licensesConsumed(application)).filter(consumed -> consumed != 0),
                        trap.calls().stream())
                .<Object>flatMap(found -> found)
                .toList();
    }
}
