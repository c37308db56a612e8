package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.it.parts.AttackedProxy.ATTACKED;
import static org.peakonjit.it.parts.AttackedProxy.SIGNING;
import static org.peakonjit.saml.idp.AuthnRequestText.base64;
import static org.peakonjit.saml.idp.AuthnRequestText.deflated;
import static org.peakonjit.saml.idp.AuthnRequestText.query;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.it.parts.AttackedProxy;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.RawBrowser.Answer;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.saml.attack.ForgersIdp;
import org.peakonjit.saml.attack.RequestAttack;
import org.peakonjit.saml.attack.RequestAttacks;
import org.peakonjit.saml.idp.AuthnRequestText;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;

/**
 * Bad AuthnRequests through HTTP at the deployed WAR: nobody is sent to the company's IdP for them, and whatever is
 * answered goes to the registered ACS and holds no assertion.
 */
@WithSharedParts
class RequestAttackIT {

    static final List<RequestAttack> REJECTED = RequestAttacks.REJECTED;
    static final List<RequestAttack> ANSWERED = RequestAttacks.ANSWERED;

    private static final String SSO = "/idp/sso";
    /** Servers refuse longer ones before the application sees them. */
    private static final int LONGEST_URL = 6_000;

    private static final SamlKey MALLORY = GeneratedKeys.rsa("mallory");

    private final AttackedProxy proxy;

    RequestAttackIT(AttackedProxy proxy) {
        this.proxy = proxy;
    }

    /** Without this, a proxy that refuses everything would pass. */
    @Test
    void sendsThePersonOfAnHonestRequestToTheIdpAndBack() {
        RawBrowser browser = proxy.browser();
        AuthnRequestText request = request(AttackedProxy.HONEST);
        Answer start = browser.get(SSO + "?" + query("SAMLRequest", deflated(request.xml()), "RelayState", "a&b"));
        assertThat(start.header("Location")).startsWith(ForgersIdp.SSO + "?");

        Answer end = browser.post(
                "/saml/acs",
                "SAMLResponse",
                proxy.answer("asked@corp.example", start.requestId()).post());

        assertThat(end.action()).isEqualTo("https://honest.peakon.example/saml/assert");
        assertThat(end.field("RelayState")).hasValue("a&b");
        assertThat(end.issued()).contains(">asked@corp.example<", "InResponseTo=\"" + request.id() + "\"");
    }

    /** As the reverse proxy's page does for somebody whose answer was in a node that ended. */
    @Test
    void beginsASignOnAnewWhoseAnswerWasLost() {
        RawBrowser browser = proxy.browser();
        AuthnRequestText request = request(AttackedProxy.HONEST);
        browser.get(SSO + "?" + query("SAMLRequest", deflated(request.xml()), "RelayState", "a&b"));

        Answer anew = browser.get("/saml/acs");
        assertThat(anew.header("Location")).startsWith(ForgersIdp.SSO + "?");
        Answer end = browser.post(
                "/saml/acs",
                "SAMLResponse",
                proxy.answer("asked@corp.example", anew.requestId()).post());

        assertThat(end.field("RelayState")).hasValue("a&b");
        assertThat(end.issued()).contains(">asked@corp.example<", "InResponseTo=\"" + request.id() + "\"");
        assertThat(proxy.browser().get("/saml/acs").header("Location")).endsWith("/login");
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("REJECTED")
    void refuses(RequestAttack attack) {
        String posted = proxy.trap().baited(base64(attack.xml().apply(request(ATTACKED))));
        proxy.assertRefused(proxy.browser().post(SSO, "SAMLRequest", posted), attack.code());

        String redirected = deflated(attack.xml().apply(request(ATTACKED)));
        Answer answer = proxy.browser().get(SSO + "?" + query("SAMLRequest", redirected));
        if (redirected.length() < LONGEST_URL) {
            proxy.assertRefused(answer, attack.code());
        } else {
            assertThat(answer.status()).as("by the server itself").isBetween(400, 499);
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("ANSWERED")
    void answersByStatus(RequestAttack attack) {
        AuthnRequestText request = request(ATTACKED);

        Answer answer =
                proxy.browser().post(SSO, "SAMLRequest", base64(attack.xml().apply(request)), "RelayState", "back");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.action()).isEqualTo("https://attacked.peakon.example/saml/assert");
        assertThat(answer.field("RelayState")).hasValue("back");
        assertThat(answer.issued())
                .contains("status:Requester", "InResponseTo=\"" + request.id() + "\"")
                .doesNotContain("Assertion>", "AuthnStatement", "ceo@corp.example");
        assertThat(proxy.traces(ATTACKED)).isEmpty();
    }

    @Test
    void refusesARequestThatWasAnswered() {
        String message = deflated(request(AttackedProxy.HONEST).xml());
        String path = SSO + "?" + query("SAMLRequest", message);
        proxy.browser().get(path); // its answer is lost, and the browser asks once more
        RawBrowser browser = proxy.browser();
        Answer anew = browser.get(path);
        String answer = proxy.answer("asked@corp.example", anew.requestId()).post();
        Answer end = browser.copy().post("/saml/acs", "SAMLResponse", answer);

        proxy.assertRefused(proxy.browser().get(path), "saml.replayed");

        Answer again = browser.post("/saml/acs", "SAMLResponse", answer); // this one's answer is lost, too
        Answer endAgain = browser.post(
                "/saml/acs",
                "SAMLResponse",
                proxy.answer("asked@corp.example", again.requestId()).post());
        assertThat(end.issued()).contains(">asked@corp.example<");
        assertThat(endAgain.issued()).contains(">asked@corp.example<");
        assertThat(proxy.browser().get(SSO).header("Location")).endsWith("/login");
    }

    @Test
    void answersARequestOnce() {
        RawBrowser one = proxy.browser();
        RawBrowser other = proxy.browser();
        String path = SSO + "?"
                + query("SAMLRequest", deflated(request(AttackedProxy.HONEST).xml()));
        String first =
                proxy.answer("asked@corp.example", one.get(path).requestId()).post();
        String second =
                proxy.answer("other@corp.example", other.get(path).requestId()).post();

        assertThat(one.post("/saml/acs", "SAMLResponse", first).issued()).contains(">asked@corp.example<");
        proxy.assertRefused(other.post("/saml/acs", "SAMLResponse", second), "saml.replayed");
    }

    @Test
    void refusesWhatPeakonDidNotSignThoughItSigns() {
        SamlKey honest = proxy.peakonKey();
        String rsa = AuthnRequestText.RSA_SHA256;
        String sha256 = AuthnRequestText.SHA256;

        assertThat(byPost(request(SIGNING).signedXml(honest.privateKey(), rsa, sha256))
                        .header("Location"))
                .as("an honest one")
                .startsWith(ForgersIdp.SSO);
        proxy.assertRefused(byPost(request(SIGNING).xml()), "saml.invalid-response");
        proxy.assertRefused(
                byPost(request(SIGNING).signedXml(MALLORY.privateKey(), rsa, sha256)), "saml.invalid-response");
        proxy.assertRefused(
                byPost(request(SIGNING)
                        .signedXml(honest.privateKey(), rsa, sha256)
                        .replace(" Version=", " ForceAuthn=\"true\" Version=")),
                "saml.invalid-response");
        proxy.assertRefused(
                byPost(request(SIGNING)
                        .signedXml(honest.privateKey(), "http://www.w3.org/2000/09/xmldsig#rsa-sha1", sha256)),
                "saml.invalid-response");
        String unsigned = query("SAMLRequest", deflated(request(SIGNING).xml()));
        proxy.assertRefused(proxy.browser().get(SSO + "?" + unsigned), "saml.invalid-response");
        String signed = AuthnRequestText.signedQuery(unsigned, rsa, "SHA256withRSA", honest.privateKey());
        proxy.assertRefused(proxy.browser().get(SSO + "?" + signed + "&RelayState=evil"), "saml.invalid-response");
        proxy.assertRefused(
                proxy.browser()
                        .get(SSO + "?"
                                + AuthnRequestText.signedQuery(unsigned, rsa, "SHA256withRSA", MALLORY.privateKey())),
                "saml.invalid-response");
        assertThat(proxy.traces(SIGNING)).isEmpty();
    }

    @Test
    void refusesAmbiguousQueriesAndBombs() {
        String message = deflated(request(ATTACKED).xml());
        for (String bad : List.of(
                query("SAMLRequest", message, "SAMLRequest", message),
                query("SAMLRequest", message) + "&SAML%52equest=x",
                query("SAMLRequest", message, "RelayState", "a", "RelayState", "b"),
                query("SAMLRequest", message, "SAMLEncoding", "urn:gzip"),
                query("SAMLRequest", deflated(new byte[2 * 1024 * 1024])),
                query("SAMLRequest", message.substring(0, message.length() / 2)),
                "SAMLRequest=%25zz",
                "SAMLRequest",
                "SAMLRequest=")) {
            proxy.assertRefused(proxy.browser().get(SSO + "?" + bad), "saml.invalid-response");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/idp/sso?SAMLRequest=%zz",
                "/idp/sso?SAMLRequest=%",
                "/idp/sso?%00=%00",
                "/idp/sso?SAMLRequest=\u00ff",
                "/login/%00",
                "/login/%zz",
                "/login/..%2f..%2fWEB-INF/web.xml",
                "/login/%0d%0aSet-Cookie:x=1",
                "/login?target=%zz",
                "/login?target=%c0%af",
                "/saml/acs;jsessionid=x",
                "/saml/acs/%2e%2e",
                "//saml/acs",
                "/saml//acs",
                "/WEB-INF/web.xml",
                "/assets/..%2fWEB-INF/web.xml"
            })
    void answersTargetsThatAreNoneWithoutFailing(String target) {
        String answer = RawBrowser.rawGet(proxy.node(""), target);

        assertThat(answer).matches("(?s)HTTP/1.1 [234].*");
        assertThat(answer.split("\r\n\r\n", 2)[0]).doesNotContain("Set-Cookie: x", "Set-Cookie:x");
        assertThat(answer).doesNotContain("web-app", "Exception", "at org.", "at java.");
    }

    /** Peakon's RelayState comes back as it was, in a form field only, or the request is refused. */
    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/", "javascript:alert(1)", "\"><script>alert(1)</script>", "//evil.example"
            })
    void echoesRelayStateAsAFieldOnly(String relayState) {
        RawBrowser browser = proxy.browser();
        Answer start = browser.post(
                SSO, "SAMLRequest", base64(request(AttackedProxy.HONEST).xml()), "RelayState", relayState);

        Answer end = browser.post(
                "/saml/acs",
                "SAMLResponse",
                proxy.answer("asked@corp.example", start.requestId()).post());

        assertThat(URI.create(start.header("Location")).getHost()).isEqualTo("idp.corp.example");
        assertThat(end.action()).isEqualTo("https://honest.peakon.example/saml/assert");
        assertThat(end.field("RelayState")).hasValue(relayState);
        assertThat(end.document().select("script")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\nSet-Cookie: evil=1", "\u0000"})
    void refusesControlCharactersInRelayState(String relayState) {
        proxy.assertRefused(
                proxy.browser()
                        .post(SSO, "SAMLRequest", base64(request(ATTACKED).xml()), "RelayState", relayState),
                "saml.invalid-response");
    }

    /** A browser would drop the cookie, and the sign-on end with nobody told why. */
    @Test
    void refusesWhatABrowserWouldNotKeep() {
        String contexts = "<samlp:RequestedAuthnContext>"
                + ("<saml:AuthnContextClassRef>urn:" + "x".repeat(1000) + "</saml:AuthnContextClassRef>").repeat(4)
                + "</samlp:RequestedAuthnContext>";

        proxy.assertRefused(
                proxy.browser()
                        .post(
                                SSO,
                                "SAMLRequest",
                                base64(request(ATTACKED).withChild(contexts).xml())),
                "saml.invalid-response");
    }

    /** Nobody looks at a page there. */
    @Test
    void tellsPeakonOfABadAnswerWherePeakonAskedPassively() {
        RawBrowser browser = proxy.browser();
        AuthnRequestText request = request(AttackedProxy.HONEST).withAttribute("IsPassive", "true");
        Answer start = browser.post(SSO, "SAMLRequest", base64(request.xml()));

        Answer end = browser.post(
                "/saml/acs",
                "SAMLResponse",
                proxy.answer("asked@corp.example", start.requestId())
                        .assertionSigned(null)
                        .post());

        assertThat(end.action()).isEqualTo("https://honest.peakon.example/saml/assert");
        assertThat(end.issued())
                .contains("status:AuthnFailed", "InResponseTo=\"" + request.id() + "\"")
                .doesNotContain("AuthnStatement", "asked@corp.example");
    }

    /** Whom Peakon wants undisturbed is not shown a page; the IdP's refusal is told to Peakon. */
    @Test
    void tellsPeakonOfAnIdpThatCannotBePassive() {
        RawBrowser browser = proxy.browser();
        AuthnRequestText request = request(AttackedProxy.HONEST).withAttribute("IsPassive", "true");
        Answer start = browser.post(SSO, "SAMLRequest", base64(request.xml()));

        Answer end = browser.post(
                "/saml/acs",
                "SAMLResponse",
                proxy.answer("asked@corp.example", start.requestId())
                        .edit(
                                "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/>",
                                "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Responder\">"
                                        + "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:NoPassive\"/>"
                                        + "</samlp:StatusCode>")
                        .post());

        assertThat(end.issued())
                .contains("status:NoPassive", "InResponseTo=\"" + request.id() + "\"")
                .doesNotContain("AuthnStatement", "asked@corp.example");
    }

    private static AuthnRequestText request(String application) {
        return new AuthnRequestText(AttackedProxy.entityId(application), ForgersIdp.BASE + SSO, Instant.now());
    }

    private Answer byPost(String xml) {
        return proxy.browser().post(SSO, "SAMLRequest", base64(xml));
    }
}
