package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.it.parts.AttackedProxy.HONEST;
import static org.peakonjit.it.parts.AttackedProxy.SIGNING;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.AttackedProxy;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.RawBrowser.Answer;
import org.peakonjit.saml.attack.ForgersIdp;
import org.peakonjit.saml.attack.LogoutText;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.sandbox.saml.Binding;

/** Single logout through HTTP at the deployed WAR, from both sides and in both bindings. */
class SignOutIT {

    private static final String SUCCESS = LogoutText.status("Success", "");
    private static final String SP_SLO = ForgersIdp.BASE + "/saml/slo";
    private static final String IDP_SLO = ForgersIdp.BASE + "/idp/slo";
    private static final String PERSON = "signed.out@corp.example";

    private static AttackedProxy proxy;

    @BeforeAll
    static void start() {
        proxy = AttackedProxy.start("signed-out");
    }

    @AfterAll
    static void stop() {
        proxy.close();
    }

    @Test
    void signsOutAtPeakonWhenTheIdpAsks() {
        RawBrowser browser = signedOn(SIGNING);
        LogoutText request = fromIdp();

        Answer toPeakon = browser.get("/saml/slo?" + request.signedQuery(proxy.idpKey()));
        assertThat(toPeakon.header("Location")).startsWith(AttackedProxy.sloUrl(SIGNING) + "?SAMLRequest=");
        String asked = redirected(toPeakon, "SAMLRequest");
        assertThat(asked).contains(">" + PERSON + "<", "SessionIndex", "emailAddress");

        LogoutText confirmed = LogoutText.response(AttackedProxy.entityId(SIGNING), IDP_SLO, idOf(asked), SUCCESS);
        Answer back = browser.get(
                "/idp/slo?" + confirmed.signedQuery(proxy.peakonKey().privateKey()));

        assertThat(back.header("Location"))
                .startsWith(ForgersIdp.SLO + "?SAMLResponse=")
                .contains("RelayState=back");
        assertThat(redirected(back, "SAMLResponse"))
                .contains("InResponseTo=\"" + request.id() + "\"")
                .doesNotContain("Partial");
        assertThat(browser.cookies()).doesNotContainKeys("peakonjit-session", "peakonjit-signout");
    }

    @Test
    void signsOutAtTheIdpWhenPeakonAsksByPost() {
        RawBrowser browser = signedOn(SIGNING);
        LogoutText request = LogoutText.request(AttackedProxy.entityId(SIGNING), IDP_SLO, PERSON, "")
                .edit(xml -> xml.replace("<samlp:SessionIndex></samlp:SessionIndex>", ""));

        Answer toIdp = browser.post(
                "/idp/slo", "SAMLRequest", request.signedField(proxy.peakonKey().privateKey()), "RelayState", "there");
        assertThat(toIdp.header("Location")).startsWith(ForgersIdp.SLO + "?SAMLRequest=");
        String asked = redirected(toIdp, "SAMLRequest");
        assertThat(asked).contains("<saml2p:SessionIndex>_session<");

        LogoutText confirmed = LogoutText.response(ForgersIdp.ENTITY_ID, SP_SLO, idOf(asked), SUCCESS);
        Answer back = browser.post("/saml/slo", "SAMLResponse", confirmed.signedField(proxy.idpKey()));

        assertThat(back.header("Location")).startsWith(AttackedProxy.sloUrl(SIGNING) + "?SAMLResponse=");
        assertThat(back.header("Location")).contains("RelayState=there");
    }

    @Test
    void saysOnAPageThatPeakonMayStillBeSignedIn() {
        RawBrowser browser = signedOn(HONEST);

        Answer page = browser.get("/saml/slo?" + fromIdp().signedQuery(proxy.idpKey()));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().selectFirst("h1").text()).isEqualTo("You are not signed out everywhere");
        assertThat(page.document().select("dd").eachText()).contains("Your company's sign-in service", HONEST);
        String goOn = page.document().selectFirst("a.button").attr("href");
        assertThat(message(goOn, "SAMLResponse")).contains("PartialLogout");
    }

    @Test
    void refusesForgedUnsignedAndReplayedRequestsAndForgetsNothing() {
        RawBrowser browser = signedOn(SIGNING);
        String before = browser.cookies().get("peakonjit-session");
        LogoutText forged = fromIdp();

        assertRefused(
                browser.get("/saml/slo?"
                        + forged.signedQuery(GeneratedKeys.rsa("mallory").privateKey())),
                "saml.invalid-response");
        assertRefused(browser.get("/saml/slo?" + fromIdp().query()), "saml.invalid-response");
        assertRefused(browser.post("/saml/slo", "SAMLRequest", fromIdp().field()), "saml.invalid-response");
        assertRefused(browser.get("/idp/slo"), "saml.invalid-response");
        assertRefused(browser.get("/saml/slo?SAMLRequest=%25"), "saml.invalid-response");
        String used = fromIdp().signedQuery(proxy.idpKey());
        proxy.browser().get("/saml/slo?" + used);
        assertRefused(browser.get("/saml/slo?" + used), "saml.replayed");

        assertThat(browser.cookies()).containsEntry("peakonjit-session", before);
    }

    @Test
    void publishesBothServices() {
        assertThat(proxy.browser().get("/saml/metadata").body()).contains(SP_SLO, "SingleLogoutService");
        assertThat(proxy.browser().get("/idp/metadata").body()).contains(IDP_SLO, "SingleLogoutService");
    }

    private static RawBrowser signedOn(String application) {
        RawBrowser browser = proxy.browser();
        Answer start = browser.get("/login/" + application);
        Answer end = browser.post(
                "/saml/acs",
                "SAMLResponse",
                proxy.answer(PERSON, start.requestId()).post());
        assertThat(end.action()).as(end.body()).startsWith("https://" + application);
        assertThat(end.cookies())
                .anyMatch(cookie -> cookie.startsWith("peakonjit-session=")
                        && cookie.contains("HttpOnly")
                        && cookie.contains("Secure")
                        && cookie.contains("SameSite=None"));
        return browser;
    }

    private static LogoutText fromIdp() {
        return LogoutText.request(ForgersIdp.ENTITY_ID, SP_SLO, PERSON, "_session");
    }

    private static String redirected(Answer answer, String parameter) {
        return message(answer.header("Location"), parameter);
    }

    private static String message(String url, String parameter) {
        return new String(
                Binding.REDIRECT.decode(HttpBrowser.queryParameter(URI.create(url), parameter)),
                StandardCharsets.UTF_8);
    }

    private static String idOf(String xml) {
        return xml.replaceAll("(?s).* ID=\"([^\"]*)\".*", "$1");
    }

    private static void assertRefused(Answer answer, String code) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.cookies()).isEmpty();
    }
}
