package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.it.parts.AttackedProxy.ACS;
import static org.peakonjit.it.parts.AttackedProxy.ALICE;
import static org.peakonjit.it.parts.AttackedProxy.ATTACKED;
import static org.peakonjit.it.parts.AttackedProxy.HONEST;
import static org.peakonjit.it.parts.AttackedProxy.MALLORY;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.peakonjit.it.parts.AttackedProxy;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.RawBrowser.Answer;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.saml.attack.Attack;
import org.peakonjit.saml.attack.EncryptionAttacks;
import org.peakonjit.saml.attack.Forgeries;
import org.peakonjit.saml.attack.ForgersIdp;

/**
 * Every forgery through HTTP at the deployed WAR, plain and encrypted. What counts is who is handed on to Peakon, what
 * Peakon's SCIM server was asked, and who holds a seat; then that the answer is a refusal page and gives nothing away.
 */
@TestInstance(Lifecycle.PER_CLASS)
@WithSharedParts
class ForgeryAttackIT {

    private final AttackedProxy proxy;

    ForgeryAttackIT(AttackedProxy proxy) {
        this.proxy = proxy;
    }

    @AfterAll
    void namesNobodyInTheLog() {
        assertThat(proxy.log()).doesNotContain(ALICE, MALLORY);
    }

    /** Without this, a proxy that refuses everything would pass. */
    @Test
    void handsOnWhomTheIdpNames() {
        RawBrowser browser = proxy.browser();
        Answer start = browser.get("/login/" + HONEST);

        Answer end = browser.post(
                ACS,
                "SAMLResponse",
                proxy.answer("honest.alice@corp.example", start.requestId()).post());

        assertThat(end.action()).isEqualTo("https://honest.peakon.example/saml/assert");
        assertThat(end.issued()).contains(">honest.alice@corp.example<");
        assertThat(proxy.peakon(HONEST).users().named("honest.alice@corp.example"))
                .isPresent();
    }

    /** What the IdP says of the authentication is passed on as it stands, and markup in it stays text. */
    @Test
    void handsOnWhenAndByWhomTheIdpAuthenticated() {
        RawBrowser browser = proxy.browser();
        Answer start = browser.get("/login/" + HONEST);
        Instant anHourAgo = Instant.now()
                .minus(Duration.ofHours(1))
                .truncatedTo(ChronoUnit.SECONDS)
                .plusMillis(7);

        Answer end = browser.post(
                ACS,
                "SAMLResponse",
                proxy.answer("long.ago@corp.example", start.requestId())
                        .editAll("AuthnInstant=\"[^\"]*\"", "AuthnInstant=\"" + anHourAgo + "\"")
                        .edit("SessionIndex=", "SessionNotOnOrAfter=\"2999-01-01T00:00:00Z\" SessionIndex=")
                        .edit(
                                "</saml:AuthnContext>",
                                "<saml:AuthenticatingAuthority>urn:a&lt;/saml2:NameID&gt;</saml:AuthenticatingAuthority>"
                                        + "</saml:AuthnContext>")
                        .post());

        assertThat(end.issued())
                .contains(" AuthnInstant=\"" + anHourAgo + "\"")
                .contains(" SessionNotOnOrAfter=\"2999-01-01T00:00:00.000Z\"")
                .containsSubsequence(
                        ">urn:a&lt;/saml2:NameID&gt;</saml2:AuthenticatingAuthority>",
                        ">" + ForgersIdp.ENTITY_ID + "</saml2:AuthenticatingAuthority>");
    }

    /** Posted by a browser whose own sign-on is under way: the best place an attacker can have. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void refusesForgeries(Attack attack) {
        RawBrowser browser = proxy.browser();
        String requestId = browser.get("/login/" + ATTACKED).requestId();
        String message = proxy.trap().baited(attack.post().apply(proxy.answer(ALICE, requestId)));

        Answer answer = browser.post(ACS, "SAMLResponse", message, "RelayState", "pj1");

        proxy.assertRefused(answer, attack.code());
    }

    static Stream<Attack> attacks() {
        return Forgeries.all();
    }

    /** What stands in an encryption is held to the same rules: anybody can encrypt to us. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("encryptedForgeries")
    void refusesForgeriesInsideAnEncryption(Attack attack) {
        RawBrowser browser = proxy.browser();
        String requestId = browser.get("/login/" + ATTACKED).requestId();
        String message = proxy.trap().baited(attack.post().apply(proxy.answer(ALICE, requestId)));

        proxy.assertRefused(browser.post(ACS, "SAMLResponse", message, "RelayState", "pj1"), attack.code());
    }

    List<Attack> encryptedForgeries() {
        return EncryptionAttacks.to(encryptionCertificate());
    }

    @Test
    void understandsAnHonestEncryption() {
        RawBrowser browser = proxy.browser();
        Answer start = browser.get("/login/" + HONEST);

        Answer end = browser.post(
                ACS,
                "SAMLResponse",
                proxy.answer("encrypted@corp.example", start.requestId())
                        .encryptedTo(encryptionCertificate())
                        .post());

        assertThat(end.issued()).contains(">encrypted@corp.example<");
    }

    private X509Certificate encryptionCertificate() {
        String metadata = proxy.browser().get("/saml/metadata").body();
        String base64 = metadata.replaceAll("(?s).*use=\"encryption\".*?<[^>]*X509Certificate>([^<]*)<.*", "$1");
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
