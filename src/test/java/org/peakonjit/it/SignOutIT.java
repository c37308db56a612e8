package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.it.parts.AttackedProxy.HONEST;
import static org.peakonjit.it.parts.AttackedProxy.SIGNING;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.it.parts.AttackedProxy;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.RawBrowser.Answer;
import org.peakonjit.saml.attack.ForgersIdp;
import org.peakonjit.saml.attack.LogoutAttacks;
import org.peakonjit.saml.attack.LogoutAttacks.LogoutAttack;
import org.peakonjit.saml.attack.LogoutText;
import org.peakonjit.saml.idp.AuthnRequestText;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.sandbox.saml.Binding;

/** Single logout through HTTP at the deployed WAR, from both sides and in both bindings. */
class SignOutIT {

    private static final String SUCCESS = LogoutText.status("Success", "");
    private static final String SP_SLO = ForgersIdp.BASE + "/saml/slo";
    private static final String IDP_SLO = ForgersIdp.BASE + "/idp/slo";
    private static final String PERSON = "signed.out@corp.example";

    /** Longer ones the server refuses itself, before they come to the WAR. */
    private static final int LONGEST_QUERY = 7_000;

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
        JsonNode audited = lastSignOut();
        assertThat(audited.path("outcome").asText()).isEqualTo("signed-out");
        assertThat(audited.path("flow").asText()).isEqualTo("idp");
        assertThat(audited.path("issuer").asText()).isEqualTo(ForgersIdp.ENTITY_ID);
        assertThat(audited.path("person").asText()).isEqualTo(PERSON);
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
        assertThat(lastSignOut().path("flow").asText()).isEqualTo("peakon");
        assertThat(lastSignOut().path("application").asText()).isEqualTo(SIGNING);
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
        assertThat(lastSignOut().path("outcome").asText()).isEqualTo("signed-out-partly");
        assertThat(lastSignOut().path("reference").asText())
                .isEqualTo(page.document().select("code").last().text());
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

    /** At both services, by POST and by Redirect, as a question and as an answer. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void refusesMalformedMessages(LogoutAttack attack) {
        RawBrowser browser = proxy.browser();
        String xml = attack.change().apply(fromIdp().xml());
        String field = Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
        for (String path : List.of("/saml/slo", "/idp/slo")) {
            for (String parameter : List.of("SAMLRequest", "SAMLResponse")) {
                Answer posted = browser.post(path, parameter, proxy.trap().baited(field));
                assertRefusedQuietly(posted);
                String deflated = AuthnRequestText.deflated(xml);
                if (deflated.length() < LONGEST_QUERY) {
                    assertRefusedQuietly(browser.get(path + "?" + RawBrowser.form(parameter, deflated)));
                }
            }
        }
        assertThat(proxy.trap().calls()).isEmpty();
    }

    static List<LogoutAttack> malformed() {
        return LogoutAttacks.ALL;
    }

    /** As large as fits into a URL, 4 MB, and cut off in the middle. */
    @Test
    void inflatesNoBombs() {
        String bomb = AuthnRequestText.deflated("<a>" + " ".repeat(4_000_000));
        assertThat(bomb.length()).isLessThan(LONGEST_QUERY);
        for (String path : List.of("/saml/slo", "/idp/slo", "/idp/sso")) {
            for (String message : List.of(bomb, bomb.substring(0, bomb.length() / 2), "AwA=", "////", "****")) {
                assertRefused(proxy.browser().get(path + "?" + RawBrowser.form("SAMLRequest", message)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/saml/slo", "/idp/slo"})
    void refusesRequestsThatAreNoMessage(String path) {
        RawBrowser browser = proxy.browser();
        String field = fromIdp().signedField(proxy.idpKey());
        String form = RawBrowser.form("SAMLRequest", field);

        for (String type :
                List.of("", "text/plain", "application/json", "text/xml", "multipart/form-data; boundary=x")) {
            assertRefused(browser.postBody(path, type, form));
        }
        assertRefused(browser.send(
                "POST",
                path,
                "application/x-www-form-urlencoded",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form.getBytes(StandardCharsets.UTF_8)))));
        assertRefused(browser.post(path));
        assertRefused(browser.post(path + "?" + form));
        assertRefused(browser.post(path, "SAMLRequest", field, "SAMLRequest", field));
        assertRefused(browser.post(path, "SAMLRequest", field, "SAMLResponse", field));
        assertRefused(browser.post(path, "SAMLRequest", field, "RelayState", "a", "RelayState", "b"));
        assertRefused(browser.post(path, "SAMLRequest", "A".repeat(50_000_000)));
        assertRefused(browser.get(path + "?" + fromIdp().signedQuery(proxy.idpKey()) + "&SAMLRequest=x"));
        assertRefused(browser.get(path + "?" + fromIdp().signedQuery(proxy.idpKey()) + "&SAMLResponse=x"));
        for (String method : List.of("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND")) {
            assertThat(browser.send(method, path, "", BodyPublishers.noBody()).status())
                    .isBetween(400, 499);
        }
    }

    @Test
    void publishesBothServices() {
        assertThat(proxy.browser().get("/saml/metadata").body()).contains(SP_SLO, "SingleLogoutService");
        assertThat(proxy.browser().get("/idp/metadata").body()).contains(IDP_SLO, "SingleLogoutService");
    }

    private static JsonNode lastSignOut() {
        return proxy.api()
                .get("/audit?kind=sign-out&limit=1")
                .body()
                .path("items")
                .path(0);
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

    private static void assertRefusedQuietly(Answer answer) {
        assertRefused(answer);
        assertThat(answer.body()).doesNotContain(PERSON, "samlp:", "Exception", "at org.", "at java.");
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.code()).isIn("saml.invalid-response", "application.unknown");
        assertThat(answer.cookies()).isEmpty();
    }

    private static void assertRefused(Answer answer, String code) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.cookies()).isEmpty();
    }
}
