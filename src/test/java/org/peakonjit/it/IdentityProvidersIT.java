package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.it.parts.TwoIdpsLandscape.ADMINISTRATORS;
import static org.peakonjit.it.parts.TwoIdpsLandscape.OWN;
import static org.peakonjit.it.parts.TwoIdpsLandscape.PARTNER;
import static org.peakonjit.it.parts.TwoIdpsLandscape.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.ProxyApi;
import org.peakonjit.it.parts.TwoIdpsLandscape;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.saml.idp.AuthnRequestText;
import org.peakonjit.sandbox.peakon.PeakonSandbox;
import org.peakonjit.sandbox.saml.Binding;

/** Several IdPs: which of them a person is led to, and for whom each may speak. */
@WithSharedParts
class IdentityProvidersIT {

    private final TwoIdpsLandscape idps;
    private final PayaraMicro proxy;
    private final ProxyApi api;
    private final PeakonSandbox peakon;

    IdentityProvidersIT(TwoIdpsLandscape idps) {
        this.idps = idps;
        this.proxy = idps.proxy();
        this.api = idps.api();
        this.peakon = idps.peakon();
    }

    @Test
    void theAddressDecidesWhereAndIsRemembered() {
        HttpBrowser browser = idps.browser();
        Page page = browser.open(proxy.url("/login/first?target=/dashboard"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("work e-mail address");

        Page arrival = idps.choose(browser, page, "Bob@Partner.example");
        assertThat(arrival.location().getHost()).isEqualTo("idp.partner.example");
        assertThat(request(arrival)).contains("AuthnRequest").doesNotContainIgnoringCase("bob");
        assertThat(parameter(arrival, "RelayState")).doesNotContainIgnoringCase("bob");
        Page atPeakon = idps.answer(browser, idps.partner(), arrival, "bob@partner.example");
        assertThat(atPeakon.carriesResponse()).isTrue();
        assertThat(atPeakon.posted().get("RelayState")).contains("/dashboard");

        assertThat(idps.login(browser, "first").location().getHost()).isEqualTo("idp.partner.example");
        Page anew = browser.open(proxy.url("/login/first?choose"));
        assertThat(idps.choose(browser, anew, "alice@corp.example").location().getHost())
                .isEqualTo("idp.corp.example");
        assertThat(idps.login(browser, "first").location().getHost()).isEqualTo("idp.corp.example");
    }

    /** The message by which the IdP was asked, as XML. */
    private static String request(Page arrival) {
        return new String(Binding.REDIRECT.decode(parameter(arrival, "SAMLRequest")), StandardCharsets.UTF_8);
    }

    private static String parameter(Page arrival, String name) {
        return Stream.of(arrival.location().getRawQuery().split("&"))
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> URLDecoder.decode(parameter.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whereOneComesIntoQuestionNobodyIsAsked() {
        assertThat(idps.login(idps.browser(), OWN).location().getHost()).isEqualTo("idp.corp.example");
    }

    @Test
    void whatIsNoAddressIsSaid() {
        HttpBrowser browser = idps.browser();
        Page again = idps.choose(browser, idps.login(browser, "first"), "bob");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.document().select("[role=alert]").text()).contains("no e-mail address");
        assertThat(again.body()).doesNotContain("value=\"bob\"");
    }

    /** Under its content security policy, too, whose form-action would also bind the redirect. */
    @Test
    void aRealBrowserGoesFromTheQuestionToTheIdp() {
        try (Chromium chromium = Chromium.start()) {
            com.microsoft.playwright.Page page = chromium.newPage();
            page.navigate(proxy.url("/login/first").toString());
            page.getByLabel("E-mail address").fill("bob@partner.example");
            page.waitForRequest(
                    request -> request.url().startsWith("https://idp.partner.example/sso?"),
                    () -> page.keyboard().press("Enter"));
        }
    }

    @Test
    void onePartnersIdpCannotSignInAnothersPeople() {
        HttpBrowser browser = idps.browser();
        int calls = peakon.scimCalls().size();
        Page arrival = idps.choose(browser, idps.login(browser, "first"), "mallory@partner.example");
        Page refused = idps.answer(browser, idps.partner(), arrival, "victim@corp.example");
        assertThat(refused.code()).isEqualTo("policy.wrong-domain");
        assertThat(peakon.scimCalls()).hasSize(calls);

        HttpBrowser other = idps.browser();
        Page staff = idps.choose(other, idps.login(other, "first"), "mallory@corp.example");
        assertThat(idps.answer(other, idps.staff(), staff, "victim@partner.example")
                        .code())
                .isEqualTo("policy.wrong-domain");
        assertThat(peakon.scimCalls()).hasSize(calls);
    }

    @Test
    void anIdpAnswersOnlyWhatItWasAsked() {
        HttpBrowser browser = idps.browser();
        Page arrival = idps.choose(browser, idps.login(browser, "first"), "alice@corp.example");
        Page toPartner = new Page(
                URI.create(
                        "https://idp.partner.example/sso?" + arrival.location().getRawQuery()),
                0,
                "",
                Map.of());
        assertThat(idps.answer(browser, idps.partner(), toPartner, "bob@partner.example")
                        .code())
                .isEqualTo("saml.invalid-response");
    }

    @Test
    void theWaitingSignOnIsOfOneBrowserAndUnaltered() {
        HttpBrowser browser = idps.browser();
        Page page = idps.login(browser, "first");
        Page elsewhere = idps.choose(idps.browser(), page, "bob@partner.example");
        assertThat(elsewhere.code()).isEqualTo("saml.expired");

        String sealed = page.document().select("input[name=waiting]").attr("value");
        Page altered = browser.post(
                proxy.url("/choose-idp"), Map.of("email", "bob@partner.example", "waiting", altered(sealed)));
        assertThat(altered.code()).isEqualTo("saml.expired");
        assertThat(idps.choose(browser, page, "bob@partner.example").location().getHost())
                .isEqualTo("idp.partner.example");
    }

    /** As one that was left open, or whose browser keeps no cookies; the company's IdP has nothing to do with it. */
    @Test
    void aChoiceThatIsGoneSaysSoAndLeadsBackToItsApplication() {
        Page page = idps.browser().open(proxy.url("/login/first?target=/dashboard"));
        Page gone = idps.choose(idps.browser(), page, "bob@partner.example");

        assertThat(gone.code()).isEqualTo("saml.expired");
        assertThat(gone.text()).contains("This page is too old", "cookies").doesNotContain("sign-in service");
        assertThat(gone.document().select("a.button").attr("href")).endsWith("/login/first?target=%2Fdashboard");
    }

    @Test
    void aRememberedChoiceThatWasTamperedWithIsNone() {
        HttpBrowser browser = idps.browser();
        idps.choose(browser, idps.login(browser, "first"), "bob@partner.example");
        browser.tamper("peakonjit-idp", IdentityProvidersIT::altered);
        assertThat(idps.login(browser, "first").text()).contains("work e-mail address");
    }

    @Test
    void whoMayNotBeDisturbedIsNotAsked() {
        AuthnRequestText request = new AuthnRequestText(
                        "https://first.peakon.example/saml/metadata",
                        proxy.url("/idp/sso").toString(),
                        Instant.now())
                .withAttribute("IsPassive", "true");
        Page page = idps.browser()
                .post(proxy.url("/idp/sso"), Map.of("SAMLRequest", AuthnRequestText.base64(request.xml())));
        assertThat(page.carriesResponse()).isTrue();
        String response =
                new String(Base64.getMimeDecoder().decode(page.posted().get("SAMLResponse")), StandardCharsets.UTF_8);
        assertThat(response).contains("status:NoPassive", request.id()).doesNotContain("NameID");
    }

    /** Whoever names administrators is one: to be registered, and to assert the right group, is not enough. */
    @Test
    void onlyAnIdpForAdministratorsOpensTheConsole() {
        URI console = proxy.url("/console/saml");
        assertThat(idps.browser().open(console).location().getHost()).isEqualTo("idp.corp.example");
        forAdministrators(true);
        try {
            HttpBrowser admin = idps.browser();
            Page arrival = idps.choose(admin, admin.open(console), "boss@partner.example");
            HttpBrowser stranger = idps.browser();
            Page other = idps.choose(stranger, stranger.open(console), "bob@partner.example");
            HttpBrowser late = idps.browser();
            Page last = idps.choose(late, late.open(console), "late@partner.example");

            assertThat(toConsole(idps.partner(), admin, arrival, "boss@partner.example", ADMINISTRATORS)
                            .document()
                            .title())
                    .startsWith("Overview");
            assertThat(toConsole(idps.partner(), stranger, other, "bob@partner.example", "staff")
                            .status())
                    .isEqualTo(403);
            forAdministrators(false);
            assertThat(toConsole(idps.partner(), late, last, "late@partner.example", ADMINISTRATORS)
                            .code())
                    .isEqualTo("policy.wrong-domain");
            assertThat(late.open(proxy.url("/console/index.xhtml")).document().title())
                    .startsWith("Sign in");
            assertThat(idps.browser().open(console).location().getHost()).isEqualTo("idp.corp.example");
        } finally {
            forAdministrators(false);
        }
    }

    /** As on the way to Peakon: the second answer to a request is worth nothing, though the state cookie is there. */
    @Test
    void oneAnswerOpensTheConsole() {
        HttpBrowser admin = idps.browser();
        Page arrival = admin.open(proxy.url("/console/saml"));
        HttpBrowser copy = admin.copy();

        Page first = toConsole(idps.staff(), admin, arrival, "boss@corp.example", ADMINISTRATORS);
        Page second = toConsole(idps.staff(), copy, arrival, "other.boss@corp.example", ADMINISTRATORS);

        assertThat(first.document().title()).startsWith("Overview");
        assertThat(second.status()).isEqualTo(403);
        assertThat(second.text()).contains("used already");
        assertThat(copy.open(proxy.url("/console/index.xhtml")).document().title())
                .startsWith("Sign in");
    }

    /** Where one comes into question nobody is asked, as at a sign-on. */
    @Test
    void aTestSignInLeadsWhereTheApplicationsPeopleComeFrom() {
        HttpBrowser tester = idps.browser();
        idps.choose(tester, idps.login(tester, "first"), "tester@partner.example");

        assertThat(tester.open(urlOf(testOf(OWN))).location().getHost()).isEqualTo("idp.corp.example");
        assertThat(tester.open(urlOf(testOf("first"))).location().getHost()).isEqualTo("idp.partner.example");
    }

    /** What somebody asserts in vain is what an administrator looks for. */
    @Test
    void aTestSignInShowsWhatAnIdpAssertsOfPeopleThatAreNotItsOwn() {
        JsonNode begun = testOf(OWN);
        HttpBrowser tester = idps.browser();
        Page end = idps.answer(tester, idps.staff(), tester.open(urlOf(begun)), "tester@partner.example");

        JsonNode outcome = api.post(
                        "/applications/" + OWN + "/test-sign-in/result",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("ticket", begun.path("ticket").asText())
                                .put("result", end.document().select("#result").text()))
                .body();
        assertThat(outcome.at("/asserted/nameId").asText()).isEqualTo("tester@partner.example");
        assertThat(outcome.at("/simulation/verdict").asText()).isEqualTo("refused");
        assertThat(outcome.at("/simulation/code").asText()).isEqualTo("policy.wrong-domain");
    }

    private JsonNode testOf(String application) {
        return api.post("/applications/" + application + "/test-sign-in", "{}").body();
    }

    private static URI urlOf(JsonNode test) {
        return URI.create(test.path("url").asText());
    }

    @Test
    void oneAnswerEndsATestSignIn() {
        HttpBrowser tester = idps.browser();
        Page arrival = tester.open(urlOf(testOf(OWN)));
        HttpBrowser copy = tester.copy();

        Page first = idps.answer(tester, idps.staff(), arrival, "tester@corp.example");
        Page second = idps.answer(copy, idps.staff(), arrival, "tester@corp.example");

        assertThat(first.document().select("#result").text()).isNotEmpty();
        assertThat(second.status()).isEqualTo(403);
        assertThat(second.text()).contains("used already");
        assertThat(second.document().select("#result").text()).isEmpty();
    }

    private void forAdministrators(boolean administrators) {
        assertThat(api.put("/identity-providers/" + PARTNER, idps.registration().put("administrators", administrators))
                        .status())
                .isEqualTo(200);
        await(() -> idps.browser().open(proxy.url("/console/saml")).status() == (administrators ? 200 : 0));
    }

    private Page toConsole(DirectIdp idp, HttpBrowser browser, Page arrival, String email, String group) {
        return browser.post(idps.acs(), idp.answer(arrival, email, Map.of("groups", group)));
    }

    /** The same but for one character in the middle. */
    private static String altered(String sealed) {
        int middle = sealed.length() / 2;
        char other = sealed.charAt(middle) == 'x' ? 'y' : 'x';
        return sealed.substring(0, middle) + other + sealed.substring(middle + 1);
    }
}
