package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.peakonjit.it.parts.AttackedProxy.HONEST;
import static org.peakonjit.it.parts.AttackedProxy.SIGNED_OUT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.AttackedProxy;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.RawBrowser.Answer;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.saml.attack.ForgedResponse;
import org.peakonjit.saml.attack.ForgedResponse.Parties;
import org.peakonjit.saml.attack.ForgersIdp;
import org.peakonjit.saml.attack.LogoutText;
import org.peakonjit.saml.attack.SigningForm;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.sandbox.saml.Binding;

/** Single logout through HTTP at the deployed WAR, from both sides and in both bindings. */
@WithSharedParts
class SignOutIT {

    private static final String SUCCESS = LogoutText.status("Success", "");
    private static final String SP_SLO = ForgersIdp.BASE + "/saml/slo";
    private static final String IDP_SLO = ForgersIdp.BASE + "/idp/slo";
    private static final String PERSON = "signed.out@corp.example";
    private static final String PARTNER = "https://idp.partner.example/saml";
    private static final String PARTNERS_PERSON = "signed.out@partner.example";

    private final AttackedProxy proxy;

    SignOutIT(AttackedProxy proxy) {
        this.proxy = proxy;
    }

    @Test
    void signsOutAtPeakonWhenTheIdpAsks() {
        RawBrowser browser = signedOn(SIGNED_OUT);
        LogoutText request = fromIdp();

        Answer toPeakon = browser.get("/saml/slo?" + request.signedQuery(proxy.idpKey()));
        assertThat(toPeakon.header("Location")).startsWith(AttackedProxy.sloUrl(SIGNED_OUT) + "?SAMLRequest=");
        String asked = redirected(toPeakon, "SAMLRequest");
        assertThat(asked).contains(">" + PERSON + "<", "SessionIndex", "emailAddress");

        LogoutText confirmed = LogoutText.response(AttackedProxy.entityId(SIGNED_OUT), IDP_SLO, idOf(asked), SUCCESS);
        Answer back = browser.get(
                "/idp/slo?" + confirmed.signedQuery(proxy.peakonKey().privateKey()));

        assertThat(back.header("Location"))
                .startsWith(ForgersIdp.SLO + "?SAMLResponse=")
                .contains("RelayState=back");
        assertThat(redirected(back, "SAMLResponse"))
                .contains("InResponseTo=\"" + request.id() + "\"")
                .doesNotContain("Partial");
        assertThat(browser.cookies()).doesNotContainKeys("peakonjit-session", "peakonjit-signout");
        JsonNode audited = lastSignOut();
        assertThat(audited.path("outcome").asText()).isEqualTo("signed-out");
        assertThat(audited.path("flow").asText()).isEqualTo("idp");
        assertThat(audited.path("issuer").asText()).isEqualTo(ForgersIdp.ENTITY_ID);
        assertThat(audited.path("person").asText()).isEqualTo(PERSON);
    }

    @Test
    void signsOutAtTheIdpWhenPeakonAsksByPost() {
        RawBrowser browser = signedOn(SIGNED_OUT);
        LogoutText request = LogoutText.request(AttackedProxy.entityId(SIGNED_OUT), IDP_SLO, PERSON, "")
                .edit(xml -> xml.replace("<samlp:SessionIndex></samlp:SessionIndex>", ""));

        Answer toIdp = browser.post(
                "/idp/slo", "SAMLRequest", request.signedField(proxy.peakonKey().privateKey()), "RelayState", "there");
        assertThat(toIdp.header("Location")).startsWith(ForgersIdp.SLO + "?SAMLRequest=");
        String asked = redirected(toIdp, "SAMLRequest");
        assertThat(asked).contains("<saml2p:SessionIndex>_session<");

        LogoutText confirmed = LogoutText.response(ForgersIdp.ENTITY_ID, SP_SLO, idOf(asked), SUCCESS);
        Answer back = browser.post("/saml/slo", "SAMLResponse", confirmed.signedField(proxy.idpKey()));

        assertThat(back.header("Location")).startsWith(AttackedProxy.sloUrl(SIGNED_OUT) + "?SAMLResponse=");
        assertThat(back.header("Location")).contains("RelayState=there");
        assertThat(lastSignOut().path("flow").asText()).isEqualTo("peakon");
        assertThat(lastSignOut().path("application").asText()).isEqualTo(SIGNED_OUT);
    }

    @Test
    void saysOnAPageThatPeakonMayStillBeSignedIn() {
        RawBrowser browser = signedOn(HONEST);

        Answer page = browser.get("/saml/slo?" + fromIdp().signedQuery(proxy.idpKey()));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().selectFirst("h1").text()).isEqualTo("You are not signed out everywhere");
        assertThat(page.document().select(".places dt, .places dd").eachText())
                .containsExactly("Perhaps still signed in", HONEST, "Signed out", "Your company's sign-in service");
        String goOn = page.document().selectFirst("a.button").attr("href");
        assertThat(message(goOn, "SAMLResponse")).contains("PartialLogout");
        String reference = page.document().select("code").last().text();
        assertThat(lastSignOut().path("outcome").asText()).isEqualTo("signed-out-partly");
        assertThat(lastSignOut().path("reference").asText()).isEqualTo(reference);
        JsonNode found = proxy.api().get("/sign-ons/" + reference).body();
        assertThat(found.path("kind").asText()).isEqualTo("sign-out");
        assertThat(found.path("outcome").asText()).isEqualTo("signed-out-partly");
        assertThat(found.path("detail").asText()).isEqualTo("signed out at the company's IdP, not at " + HONEST);
        assertThat(found.path("steps")).isEmpty();
    }

    @Test
    void namesPeakonOnThePageWhereItsAnswerIsNotBelieved() {
        RawBrowser browser = signedOn(SIGNED_OUT);
        String asked = redirected(browser.get("/saml/slo?" + fromIdp().signedQuery(proxy.idpKey())), "SAMLRequest");

        Answer page = browser.get("/idp/slo?"
                + LogoutText.response(AttackedProxy.entityId(SIGNED_OUT), IDP_SLO, idOf(asked), SUCCESS)
                        .query());

        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.document().select(".places dt, .places dd").eachText())
                .containsExactly("Perhaps still signed in", SIGNED_OUT, "Signed out", "Your company's sign-in service");
        String goOn = page.document().selectFirst("a.button").attr("href");
        assertThat(goOn).startsWith(ForgersIdp.SLO + "?SAMLResponse=");
        assertThat(message(goOn, "SAMLResponse")).contains("PartialLogout");
        assertThat(lastSignOut().path("outcome").asText()).isEqualTo("signed-out-partly");
    }

    @Test
    void refusesForgedUnsignedAndReplayedRequestsAndForgetsNothing() {
        RawBrowser browser = signedOn(SIGNED_OUT);
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

    /** Scanners of links ask so for what a message is good for once. */
    @Test
    void isEndedByNobodyWhoAsksForTheHeadersAlone() {
        RawBrowser browser = signedOn(SIGNED_OUT);
        String path = "/saml/slo?" + fromIdp().signedQuery(proxy.idpKey());

        Answer head = browser.send("HEAD", path, "", BodyPublishers.noBody());

        assertThat(head.status()).isEqualTo(405);
        assertThat(head.header("Allow")).isEqualTo("GET, POST");
        assertThat(head.cookies()).isEmpty();
        assertThat(browser.get(path).header("Location")).startsWith(AttackedProxy.sloUrl(SIGNED_OUT) + "?SAMLRequest=");
    }

    /** One company's identity provider ends no session of another's people, whatever it calls them. */
    @Test
    void endsNobodysSessionAtTheWordOfAnotherIdp() {
        RawBrowser ours = signedOn(SIGNED_OUT);
        SamlKey key = GeneratedKeys.rsa("partner");
        register(ForgersIdp.metadata(PARTNER, PARTNER + "/sso", PARTNER + "/slo", key.certificate()));
        try {
            RawBrowser theirs = signedOnByPartner(key);

            assertAnotherSession(
                    ours,
                    PARTNER + "/slo",
                    LogoutText.request(PARTNER, SP_SLO, PERSON, "_session").signedQuery(key.privateKey()));
            assertAnotherSession(
                    theirs,
                    ForgersIdp.SLO,
                    LogoutText.request(ForgersIdp.ENTITY_ID, SP_SLO, PARTNERS_PERSON, "_session")
                            .signedQuery(proxy.idpKey()));
            assertRefused(ours.get("/saml/slo?" + fromIdp().signedQuery(key.privateKey())), "saml.invalid-response");

            assertEndsItsSession(ours, fromIdp().signedQuery(proxy.idpKey()));
            assertEndsItsSession(
                    theirs,
                    LogoutText.request(PARTNER, SP_SLO, PARTNERS_PERSON, "_session")
                            .signedQuery(key.privateKey()));
        } finally {
            assertThat(proxy.api().delete("/identity-providers/partner").status())
                    .isEqualTo(204);
        }
    }

    private void register(String metadata) {
        ObjectNode partner = JsonNodeFactory.instance.objectNode();
        partner.putObject("metadata").put("xml", metadata);
        partner.put("name", "partner").putArray("emailDomains").add("partner.example");
        assertThat(proxy.api().put("/identity-providers/partner", partner).status())
                .isEqualTo(201);
        await().until(() -> proxy.api()
                .get("/identity-providers/partner")
                .body()
                .at("/status/usable")
                .asBoolean());
    }

    private RawBrowser signedOnByPartner(SamlKey key) {
        RawBrowser browser = proxy.browser();
        String waiting = browser.get("/login/" + SIGNED_OUT)
                .document()
                .select("input[name=waiting]")
                .attr("value");
        Answer start = browser.post("/choose-idp", "waiting", waiting, "email", PARTNERS_PERSON);
        Parties parties = new Parties(
                PARTNER,
                ForgersIdp.BASE + "/saml/metadata",
                ForgersIdp.BASE + "/saml/acs",
                start.requestId(),
                SigningForm.honest(key.privateKey(), key.certificate()));
        Answer end = browser.post(
                "/saml/acs",
                "SAMLResponse",
                ForgedResponse.about(PARTNERS_PERSON, parties).post());
        assertThat(end.action()).as(end.body()).startsWith("https://" + SIGNED_OUT);
        return browser;
    }

    /** The issuer is told in SAML that it knows nobody of that name, and the session lives on. */
    private static void assertAnotherSession(RawBrowser browser, String issuersSlo, String query) {
        String before = browser.cookies().get("peakonjit-session");
        Answer answer = browser.get("/saml/slo?" + query);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).startsWith(issuersSlo + "?SAMLResponse=");
        assertThat(redirected(answer, "SAMLResponse")).contains("status:Requester", "status:UnknownPrincipal");
        assertThat(answer.cookies()).isEmpty();
        assertThat(browser.cookies()).containsEntry("peakonjit-session", before);
    }

    private static void assertEndsItsSession(RawBrowser browser, String query) {
        assertThat(browser.get("/saml/slo?" + query).header("Location"))
                .startsWith(AttackedProxy.sloUrl(SIGNED_OUT) + "?SAMLRequest=");
    }

    @Test
    void publishesBothServices() {
        assertThat(proxy.browser().get("/saml/metadata").body()).contains(SP_SLO, "SingleLogoutService");
        assertThat(proxy.browser().get("/idp/metadata").body()).contains(IDP_SLO, "SingleLogoutService");
    }

    private JsonNode lastSignOut() {
        return proxy.api()
                .get("/audit?kind=sign-out&limit=1")
                .body()
                .path("items")
                .path(0);
    }

    private RawBrowser signedOn(String application) {
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
        return ForgersIdp.signingOut(PERSON);
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

    private void assertRefused(Answer answer, String code) {
        proxy.assertRefused(answer, code);
        assertThat(answer.cookies()).isEmpty();
    }
}
