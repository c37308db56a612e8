package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.options.FilePayload;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.Proxy;
import org.peakonjit.it.parts.ProxyApi;
import org.peakonjit.saml.idp.AuthnRequestText;
import org.peakonjit.sandbox.peakon.PeakonSandbox;
import org.peakonjit.sandbox.saml.SigningKey;

/** The company's IdP from the settings, a partner's from the API, and people of both. */
class IdentityProvidersIT {

    private static final String PARTNER = "partner";
    private static final String OWN = "own-staff";
    private static final DirectIdp STAFF_IDP = new DirectIdp();
    private static final DirectIdp PARTNER_IDP = new DirectIdp("idp.partner.example");

    private static volatile byte[] published = STAFF_IDP.metadata();
    private static final AtomicInteger fetches = new AtomicInteger();
    private static HttpServer metadataHost;
    private static PeakonSandbox peakon;
    private static PayaraMicro proxy;
    private static ProxyApi api;

    @BeforeAll
    static void start() throws IOException {
        metadataHost = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        metadataHost.createContext("/", exchange -> {
            fetches.incrementAndGet();
            byte[] body = published;
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        metadataHost.start();
        peakon = PeakonSandbox.start(0);
        proxy = PayaraMicro.start(
                "identity-providers",
                Landscape.settings(
                        "http://127.0.0.1:" + metadataHost.getAddress().getPort() + "/metadata",
                        Landscape.application(Landscape.FIRST, peakon)));
        api = proxy.apiAtNode();
        ObjectNode own = Landscape.application(OWN, peakon);
        own.withObject("/saml").putArray("identityProviders").add("default");
        api.apply(own);
        assertThat(api.put("/identity-providers/" + PARTNER, partner()).status())
                .isEqualTo(201);
        await(() -> status(PARTNER).path("usable").asBoolean());
    }

    @AfterAll
    static void stop() {
        proxy.close();
        peakon.close();
        metadataHost.stop(0);
    }

    private static ObjectNode partner() {
        ObjectNode idp =
                JsonNodeFactory.instance.objectNode().put("name", PARTNER).put("description", "Partner");
        idp.putObject("metadata").put("xml", new String(PARTNER_IDP.metadata(), StandardCharsets.UTF_8));
        idp.putArray("emailDomains").add("partner.example");
        return idp;
    }

    private static JsonNode status(String idp) {
        return api.get("/identity-providers/" + idp).body().path("status");
    }

    private static HttpBrowser browser() {
        return new HttpBrowser()
                .stopAt(url -> url.getHost() != null && (url.getHost().startsWith("idp.") || Landscape.isPeakon(url)));
    }

    private static Page login(HttpBrowser browser, String application) {
        return browser.open(proxy.url("/login/" + application));
    }

    private static Page choose(HttpBrowser browser, Page page, String email) {
        return browser.submit(page, Map.of("email", email));
    }

    private static Page answer(HttpBrowser browser, DirectIdp idp, Page arrival, String email) {
        return browser.post(proxy.url("/saml/acs"), idp.answer(arrival, email));
    }

    @Test
    void theAddressDecidesWhereAndIsRemembered() {
        HttpBrowser browser = browser();
        Page page = browser.open(proxy.url("/login/first?target=/dashboard"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("work e-mail address");

        Page arrival = choose(browser, page, "Bob@Partner.example");
        assertThat(arrival.location().getHost()).isEqualTo("idp.partner.example");
        assertThat(arrival.location().toString()).doesNotContainIgnoringCase("bob");
        Page atPeakon = answer(browser, PARTNER_IDP, arrival, "bob@partner.example");
        assertThat(atPeakon.carriesResponse()).isTrue();
        assertThat(atPeakon.posted().get("RelayState")).contains("/dashboard");

        assertThat(login(browser, "first").location().getHost()).isEqualTo("idp.partner.example");
        Page anew = browser.open(proxy.url("/login/first?choose"));
        assertThat(choose(browser, anew, "alice@corp.example").location().getHost())
                .isEqualTo("idp.corp.example");
        assertThat(login(browser, "first").location().getHost()).isEqualTo("idp.corp.example");
    }

    @Test
    void whereOneComesIntoQuestionNobodyIsAsked() {
        assertThat(login(browser(), OWN).location().getHost()).isEqualTo("idp.corp.example");
    }

    @Test
    void whatIsNoAddressIsSaid() {
        HttpBrowser browser = browser();
        Page again = choose(browser, login(browser, "first"), "bob");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.document().select("[role=alert]").text()).contains("no e-mail address");
        assertThat(again.body()).doesNotContain("value=\"bob\"");
    }

    @Test
    void onePartnersIdpCannotSignInAnothersPeople() {
        HttpBrowser browser = browser();
        int calls = peakon.scimCalls().size();
        Page arrival = choose(browser, login(browser, "first"), "mallory@partner.example");
        Page refused = answer(browser, PARTNER_IDP, arrival, "victim@corp.example");
        assertThat(refused.code()).isEqualTo("policy.wrong-domain");
        assertThat(peakon.scimCalls()).hasSize(calls);

        HttpBrowser other = browser();
        Page staff = choose(other, login(other, "first"), "mallory@corp.example");
        assertThat(answer(other, STAFF_IDP, staff, "victim@partner.example").code())
                .isEqualTo("policy.wrong-domain");
        assertThat(peakon.scimCalls()).hasSize(calls);
    }

    @Test
    void anIdpAnswersOnlyWhatItWasAsked() {
        HttpBrowser browser = browser();
        Page arrival = choose(browser, login(browser, "first"), "alice@corp.example");
        Page toPartner = new Page(
                URI.create(
                        "https://idp.partner.example/sso?" + arrival.location().getRawQuery()),
                0,
                "",
                Map.of());
        assertThat(answer(browser, PARTNER_IDP, toPartner, "bob@partner.example")
                        .code())
                .isEqualTo("saml.invalid-response");
    }

    @Test
    void theWaitingSignOnIsOfOneBrowserAndUnaltered() {
        HttpBrowser browser = browser();
        Page page = login(browser, "first");
        Page elsewhere = choose(browser(), page, "bob@partner.example");
        assertThat(elsewhere.code()).isEqualTo("saml.expired");

        String sealed = page.document().select("input[name=waiting]").attr("value");
        Page altered = browser.post(
                proxy.url("/choose-idp"), Map.of("email", "bob@partner.example", "waiting", altered(sealed)));
        assertThat(altered.code()).isEqualTo("saml.expired");
        assertThat(choose(browser, page, "bob@partner.example").location().getHost())
                .isEqualTo("idp.partner.example");
    }

    @Test
    void aRememberedChoiceThatWasTamperedWithIsNone() {
        HttpBrowser browser = browser();
        choose(browser, login(browser, "first"), "bob@partner.example");
        browser.tamper("peakonjit-idp", IdentityProvidersIT::altered);
        assertThat(login(browser, "first").text()).contains("work e-mail address");
    }

    @Test
    void whoMayNotBeDisturbedIsNotAsked() {
        AuthnRequestText request = new AuthnRequestText(
                        "https://first.peakon.example/saml/metadata",
                        proxy.url("/idp/sso").toString(),
                        Instant.now())
                .withAttribute("IsPassive", "true");
        Page page =
                browser().post(proxy.url("/idp/sso"), Map.of("SAMLRequest", AuthnRequestText.base64(request.xml())));
        assertThat(page.carriesResponse()).isTrue();
        String response =
                new String(Base64.getMimeDecoder().decode(page.posted().get("SAMLResponse")), StandardCharsets.UTF_8);
        assertThat(response).contains("status:NoPassive", request.id()).doesNotContain("NameID");
    }

    @Test
    void anUnsolicitedResponseStartsAnewAtItsIdp() {
        HttpBrowser browser = browser();
        Page page = browser.post(
                proxy.url("/saml/acs"),
                PARTNER_IDP.unsolicited(
                        proxy.url("/saml/metadata").toString(), proxy.url("/saml/acs"), "bob@partner.example"));
        assertThat(page.location().getHost()).isEqualTo("idp.partner.example");
        assertThat(page.carriesResponse()).isFalse();
    }

    @Test
    void tellsWhatAssertionsCarryAndWhatTheMetadataSays() {
        HttpBrowser browser = browser();
        Page arrival = choose(browser, login(browser, "first"), "names@partner.example");
        Map<String, String> response =
                PARTNER_IDP.answer(arrival, "names@partner.example", Map.of("costCentre", "secret-value"));
        assertThat(browser.post(proxy.url("/saml/acs"), response).carriesResponse())
                .isTrue();
        await(() -> status(PARTNER).path("attributes").toString().contains("costCentre"));
        JsonNode status = status(PARTNER);
        assertThat(status.toString()).doesNotContain("secret-value");
        assertThat(status.path("entityId").asText()).isEqualTo("https://idp.partner.example/metadata");
        assertThat(status.path("certificates").path(0).path("daysLeft").isNumber())
                .isTrue();
        assertThat(api.get("/identity-providers").body().findValuesAsText("name"))
                .startsWith("default", PARTNER);
    }

    @Test
    void registrationsAreCheckedAndVersioned() {
        ObjectNode rival = partner();
        rival.put("name", "rival");
        ProxyApi.Answer refused = api.put("/identity-providers/rival", rival);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("errors").findValuesAsText("pointer"))
                .contains("/metadata/xml", "/emailDomains");

        rival.withObject("/metadata").put("xml", "<html/>");
        rival.put("colour", "red");
        assertThat(api.put("/identity-providers/rival", rival)
                        .body()
                        .path("errors")
                        .findValuesAsText("pointer"))
                .contains("/colour");
        assertThat(api.put("/identity-providers/default", partner().put("name", "default"))
                        .status())
                .isEqualTo(400);
        assertThat(api.delete("/identity-providers/default").status()).isEqualTo(409);
        assertThat(api.delete("/identity-providers/nobody").status()).isEqualTo(404);
        assertThat(api.anonymously().get("/identity-providers").status()).isEqualTo(401);
    }

    @Test
    void noMetadataIsFetchedFromAForbiddenAddress() {
        ObjectNode idp = JsonNodeFactory.instance.objectNode().put("name", "forbidden");
        idp.putObject("metadata").put("url", "http://169.254.169.254/latest/meta-data/");
        idp.putArray("emailDomains").add("forbidden.example");
        assertThat(api.put("/identity-providers/forbidden", idp).status()).isEqualTo(201);
        JsonNode answer =
                api.post("/identity-providers/forbidden/refresh", "{}").body();
        assertThat(answer.path("status").path("refresh").path("lastFailure").asText())
                .contains("link-local");
        assertThat(api.delete("/identity-providers/forbidden").status()).isEqualTo(204);
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
    void anAdministratorRegistersOneInTheConsole() {
        try (Chromium chromium = Chromium.start()) {
            com.microsoft.playwright.Page page = chromium.newPage();
            page.navigate(proxy.url("/console/identity-provider.xhtml").toString());
            page.locator("[id='signIn:name']").fill(Proxy.ADMIN);
            page.locator("[id='signIn:password']").fill(Proxy.ADMIN_PASSWORD);
            page.locator("[id='signIn:go']").click();
            page.navigate(proxy.url("/console/identity-provider.xhtml").toString());
            assertThat(page.locator("[id='idps']")).containsText("default");
            assertThat(page.locator("[id='idps']")).containsText("partner.example");
            page.getByText("Add identity provider").click();

            page.locator("[id='idp:name']").fill("from-console");
            page.locator("[id='idp:emailDomains']").fill("partner.example");
            page.locator("[id='metadataFile']")
                    .setInputFiles(new FilePayload(
                            "metadata.xml", "text/xml", new DirectIdp("idp.console.example").metadata()));
            assertThat(page.locator("[id='idp:metadata-xml']")).hasValue(Pattern.compile("EntityDescriptor"));
            page.locator("[id='idp:look']").click();
            assertThat(page.locator("[id='idp:seen']")).containsText("https://idp.console.example/metadata");
            assertThat(page.locator("[id='idp:seen']")).containsText("days left");

            page.locator("[id='idp:save']").click();
            assertThat(page.getByText("has a domain of partner")).isVisible();
            page.locator("[id='idp:emailDomains']").fill("console.example");
            page.locator("[id='idp:save']").click();
            assertThat(page.getByText("Identity provider from-console is saved."))
                    .isVisible();
            assertThat(page.locator("[id='idp:standing']")).containsText("In service");
            page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(java.nio.file.Path.of("target", "edit-identity-provider.png")));

            page.locator("[id='idp:delete']").click();
            page.locator(".ui-confirmdialog-yes").click();
            assertThat(page.getByText("Identity provider from-console is deleted."))
                    .isVisible();
        }
        assertThat(api.get("/identity-providers/from-console").status()).isEqualTo(404);
    }

    /** The new key is published and used in the same moment; the old one is dropped once nothing is signed with it. */
    @Test
    void aRolloverUnderLoadFailsNoSignOn() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService people = Executors.newFixedThreadPool(6);
        try {
            List<Future<List<String>>> flows = new ArrayList<>();
            for (int person = 0; person < 6; person++) {
                flows.add(people.submit(signingOn("roller" + person + "@corp.example", over)));
            }
            int before = changes().size();
            SigningKey old = STAFF_IDP.key();
            for (int round = 0; round < 3; round++) {
                Thread.sleep(Duration.ofSeconds(6).toMillis()); // between two fetches there are five at least
                SigningKey last = STAFF_IDP.key();
                SigningKey next = SigningKey.generate("Company IdP");
                published = STAFF_IDP.metadata(next);
                STAFF_IDP.signWith(next);
                Thread.sleep(2_000);
                assertThat(last).isNotSameAs(next);
                published = STAFF_IDP.metadata();
            }
            Thread.sleep(2_000);
            over.set(true);
            int signOns = 0;
            for (Future<List<String>> flow : flows) {
                List<String> outcomes = flow.get();
                signOns += outcomes.size();
                assertThat(outcomes).containsOnly("admitted");
            }
            assertThat(signOns).isGreaterThan(30);
            assertThat(STAFF_IDP.key()).isNotSameAs(old);
            assertThat(changes().size() - before).isBetween(3, 6);
            assertThat(fetches.get()).isLessThan(40);
        } finally {
            people.shutdownNow();
        }
    }

    private static List<JsonNode> changes() {
        List<JsonNode> changes = new ArrayList<>();
        api.get("/audit?outcome=identity-provider.metadata-changed&limit=200")
                .body()
                .path("items")
                .forEach(changes::add);
        return changes;
    }

    private static Callable<List<String>> signingOn(String email, AtomicBoolean over) {
        return () -> {
            List<String> outcomes = new ArrayList<>();
            HttpBrowser browser = browser();
            while (!over.get()) {
                Page arrival = login(browser, OWN);
                Page page = answer(browser, STAFF_IDP, arrival, email);
                outcomes.add(page.carriesResponse() ? "admitted" : page.code());
            }
            return outcomes;
        };
    }

    /** The same but for one character in the middle. */
    private static String altered(String sealed) {
        int middle = sealed.length() / 2;
        char other = sealed.charAt(middle) == 'x' ? 'y' : 'x';
        return sealed.substring(0, middle) + other + sealed.substring(middle + 1);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
