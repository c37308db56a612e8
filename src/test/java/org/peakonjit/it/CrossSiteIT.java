package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.CrossSiteIdp;
import org.peakonjit.it.parts.CrossSitePeakon;
import org.peakonjit.it.parts.HttpsFront;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.LocalCa;
import org.peakonjit.it.parts.Nginx;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.Proxy;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.WorkDirectories;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/**
 * The WAR behind a TLS reverse proxy, in a real browser, with the company's IdP, the proxy and Peakon at three sites: what
 * browsers do to cookies between sites is what makes or breaks a sign-on.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CrossSiteIT {

    private static final String SSO = "https://sso.corp.test";
    private static final String IDP = "https://idp.company.test";
    private static final String PEAKON = "https://acme.peakon.test";
    private static final String SIGNED_OUT = "https://out.peakon.test";

    private final List<AutoCloseable> parts = new ArrayList<>();
    private final LocalCa ca =
            LocalCa.issuingFor("sso.corp.test", "idp.company.test", "acme.peakon.test", "out.peakon.test");
    private final HttpsFront front = started(HttpsFront.start(ca));
    private final Chromium chromium = started(Chromium.start(ca.chromiumTrust(), front.chromiumHosts()));
    private final CrossSiteIdp idp = new CrossSiteIdp(IDP, SSO);
    private final PeakonSandbox peakon = started(PeakonSandbox.behind(URI.create(PEAKON)));
    private final CrossSitePeakon signedOut = new CrossSitePeakon(SIGNED_OUT, SSO);
    private final PayaraMicro proxy = started(PayaraMicro.start("cross-site", settings()));

    private <T extends AutoCloseable> T started(T part) {
        parts.add(0, part);
        return part;
    }

    private Map<String, String> settings() {
        try {
            Path directory = WorkDirectories.fresh("cross-site");
            Path metadata = Files.writeString(directory.resolve("idp.xml"), idp.metadata());
            Path applications = Files.writeString(
                    directory.resolve("applications.json"),
                    JsonNodeFactory.instance
                            .arrayNode()
                            .add(application(
                                    "peakon", peakon.entityId(), peakon.acsUrl().toString()))
                            .add(signedOut())
                            .toString());
            return Map.of(
                    "peakonjit.base-url",
                    SSO,
                    "peakonjit.idp.metadata",
                    metadata.toString(),
                    "peakonjit.applications",
                    applications.toString(),
                    "peakonjit.admin.groups",
                    "staff",
                    "peakonjit.trusted-proxies",
                    "127.0.0.1, ::1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode application(String name, String entityId, String acsUrl) {
        ObjectNode application = Landscape.application(name, peakon);
        application
                .withObject("/saml")
                .put("entityId", entityId)
                .put("acsUrl", acsUrl)
                .put("loginUrl", PEAKON + "/login");
        return application;
    }

    private ObjectNode signedOut() {
        ObjectNode application = application("out", signedOut.entityId(), signedOut.acsUrl());
        application.withObject("/saml").put("sloUrl", signedOut.sloUrl()).put("loginUrl", SIGNED_OUT + "/login");
        application.withObject("/saml").putArray("signingCertificates").add(signedOut.certificate());
        return application;
    }

    @BeforeAll
    void introduceThemToEachOther() {
        front.serve("sso.corp.test", front.to(proxy.atNode("")))
                .serve("idp.company.test", idp)
                .serve("acme.peakon.test", front.to(peakon.localOrigin()))
                .serve("out.peakon.test", signedOut);
        peakon.trust(proxy.atNode("/idp/metadata"));
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable part : parts) {
            part.close();
        }
    }

    @Test
    void signsOnFromTheLoginPage() {
        Page page = chromium.newPage();

        page.navigate(SSO + "/login/peakon");
        assertThat(proxyCookies(page)).singleElement().satisfies(state -> {
            assertThat(state.name).startsWith("peakonjit-sp-");
            assertThat(state.sameSite).isEqualTo(SameSiteAttribute.NONE);
            assertThat(state.secure).isTrue();
            assertThat(state.httpOnly).isTrue();
        });
        goOn(page);

        assertArrived(page);
        assertThat(proxyCookies(page)).singleElement().satisfies(session -> {
            assertThat(session.name).isEqualTo("peakonjit-session");
            assertThat(session.sameSite).isEqualTo(SameSiteAttribute.NONE);
            assertThat(session.secure).isTrue();
            assertThat(session.httpOnly).isTrue();
        });
    }

    /** What the test would not see at one site: a cookie without SameSite=None stays away from the IdP's POST. */
    @Test
    void browsersDoWithholdOtherCookiesFromAPostOfAnotherSite() {
        Page page = chromium.newPage();
        page.navigate(SSO + "/login/peakon");
        Cookie state = proxyCookies(page).get(0);
        page.context().clearCookies();
        page.context()
                .addCookies(List.of(new Cookie(state.name, state.value)
                        .setDomain("sso.corp.test")
                        .setPath("/")
                        .setSecure(true)
                        .setHttpOnly(true)
                        .setSameSite(SameSiteAttribute.LAX)));
        int before = idp.requests().size();

        goOn(page);

        assertThat(page).hasURL(Pattern.compile("^" + IDP + "/sso.*"));
        assertThat(idp.requests()).hasSize(before + 1);
    }

    @Test
    void startsAnUnaskedSignOnOverAtTheIdp() {
        Page page = chromium.newPage();
        int before = idp.requests().size();

        page.navigate(IDP + "/tile?RelayState=peakon");
        goOn(page);
        goOn(page);

        assertArrived(page);
        assertThat(idp.requests()).hasSize(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"redirect", "post"})
    void answersPeakon(String binding) {
        Page page = chromium.newPage();

        page.navigate(PEAKON + "/login?target=/surveys/42&binding=" + binding);
        goOn(page);

        assertThat(page).hasURL(PEAKON + "/surveys/42");
        assertThat(page.getByText("its AuthnRequest was answered")).isVisible();
    }

    @Test
    void startsOverOnceWhenTheCookieIsLost() {
        Page page = chromium.newPage();
        int before = idp.requests().size();

        page.navigate(SSO + "/login/peakon");
        page.context().clearCookies();
        goOn(page);
        goOn(page);

        assertArrived(page);
        assertThat(idp.requests()).hasSize(before + 2);
    }

    @Test
    void saysSoWhereTheBrowserKeepsNoCookies() {
        try (Chromium.Profile blocking = Chromium.profileWithoutCookies(ca.chromiumTrust(), front.chromiumHosts())) {
            Page page = blocking.newPage();
            int before = idp.requests().size();

            page.navigate(SSO + "/login/peakon");
            goOn(page);
            goOn(page);

            assertThat(page.getByText("saml.unsolicited")).isVisible();
            assertThat(page.getByRole(AriaRole.HEADING)).hasText("Your browser does not keep cookies");
            assertThat(page.context().cookies()).isEmpty();
            assertThat(idp.requests()).hasSize(before + 2);
        }
    }

    @Test
    void signsOutAtPeakonWhenTheIdpAsksByAPostFromItsSite() {
        Page page = signedOn();

        page.navigate(IDP + "/sign-out");
        goOn(page); // at our SP, which asks Peakon
        assertThat(page).hasURL(Pattern.compile("^" + SIGNED_OUT + "/slo.*"));
        goOn(page); // at our IdP side, which answers the IdP

        assertThat(page).hasURL(Pattern.compile("^" + IDP + "/slo.*"));
        assertThat(page.locator("h1")).hasText("signed out");
        assertThat(proxyCookies(page)).isEmpty();
    }

    @Test
    void signsOutAtTheIdpWhenPeakonAsksByAPostFromItsSite() {
        Page page = signedOn();

        page.navigate(SIGNED_OUT + "/sign-out");
        goOn(page);
        assertThat(page).hasURL(Pattern.compile("^" + IDP + "/slo.*"));
        goOn(page);

        assertThat(page).hasURL(Pattern.compile("^" + SIGNED_OUT + "/slo.*"));
        assertThat(page.locator("h1")).hasText("signed out");
        assertThat(proxyCookies(page)).isEmpty();
    }

    @Test
    void keepsTheConsolesCookieSecureAndAtOurSite() {
        Page page = chromium.newPage();

        page.navigate(SSO + "/console/");
        page.locator("[id='signIn:name']").fill(Proxy.ADMIN);
        page.locator("[id='signIn:password']").fill(Proxy.ADMIN_PASSWORD);
        page.locator("[id='signIn:go']").click();

        assertThat(page).not().hasURL(Pattern.compile(".*sign-in.*"));
        assertThat(page.url()).startsWith(SSO + "/console/");
        assertThat(proxyCookies(page))
                .filteredOn(one -> one.name.equals("JSESSIONID"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.sameSite).isEqualTo(SameSiteAttribute.LAX);
                    assertThat(one.secure).isTrue();
                    assertThat(one.httpOnly).isTrue();
                });
    }

    /** The session begins in the answer to a POST from the IdP's site, and must be there on the page after it. */
    @Test
    void signsAdministratorsInThroughTheIdp() {
        Page page = chromium.newPage();

        page.navigate(SSO + "/console/saml");
        goOn(page);

        assertThat(page.url()).startsWith(SSO + "/console/").doesNotContain("sign-in");
        assertThat(page.locator("h1").first()).isVisible();
        page.reload();
        assertThat(page.url()).doesNotContain("sign-in");
    }

    @Test
    void tellsTheAuditTheClientsAddressBehindTheReverseProxy() {
        Page page = chromium.newPage();

        page.navigate(SSO + "/login/behind-the-front");

        assertThat(page.getByText("application.unknown")).isVisible();
        assertThat(lastAddress()).isEqualTo(HttpsFront.CLIENT);
    }

    @Test
    void believesWhatATrustedProxyForwardsAndNothingInFrontOfIt() {
        rawGet("127.0.0.1", "/login/nowhere", "X-Forwarded-For: 198.51.100.1, 203.0.113.9");

        assertThat(lastAddress()).isEqualTo("203.0.113.9");
    }

    @Test
    void believesNobodyElse() {
        rawGet("127.0.0.2", "/login/nowhere", "X-Forwarded-For: 203.0.113.9", "Forwarded: for=203.0.113.9");

        assertThat(lastAddress()).isEqualTo("127.0.0.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2"})
    void issuesNothingByForwardedSchemeOrHost(String from) {
        for (String path : List.of("/login/peakon", "/saml/metadata", "/idp/metadata", "/console/", "/console")) {
            String answer = rawGet(
                    from,
                    path,
                    "X-Forwarded-Proto: http",
                    "X-Forwarded-Host: evil.example",
                    "X-Forwarded-Port: 81",
                    "Forwarded: proto=http;host=evil.example");

            assertThat(answer).doesNotContain("evil.example", ":81/");
            assertThat(answer.lines().filter(line -> line.startsWith("Set-Cookie:")))
                    .allMatch(line -> line.contains("Secure"));
        }
    }

    /** The sample for users, as it stands but for names, ports and paths. */
    @Test
    void signsOnThroughTheSampleOfNginx() {
        try (Nginx nginx = Nginx.start(ca, "sso.corp.test", proxy.atNode(""));
                Chromium throughIt = Chromium.start(
                        ca.chromiumTrust(), front.chromiumHosts("MAP sso.corp.test 127.0.0.1:" + nginx.port()))) {
            Page page = throughIt.newPage();

            page.navigate(SSO + "/login/peakon");
            goOn(page);

            assertArrived(page);
            assertThat(page.navigate(SSO + "/console/").status()).isEqualTo(403);
        }
    }

    private String rawGet(String from, String path, String... headers) {
        try {
            return RawBrowser.rawGet(proxy.atNode(""), path, InetAddress.getByName(from), headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String lastAddress() {
        return proxy.apiAtNode()
                .get("/audit?limit=1")
                .body()
                .path("items")
                .path(0)
                .path("address")
                .asText();
    }

    private Page signedOn() {
        Page page = chromium.newPage();
        page.navigate(SSO + "/login/out");
        goOn(page);
        assertThat(page.locator("h1")).hasText("arrived");
        return page;
    }

    private static void goOn(Page page) {
        page.locator("button")
                .filter(new Locator.FilterOptions().setHasText("Go on"))
                .click();
    }

    private static void assertArrived(Page page) {
        assertThat(page).hasURL(PEAKON + "/");
        assertThat(page.locator("h1")).containsText("Alice");
    }

    private static List<Cookie> proxyCookies(Page page) {
        return page.context().cookies(SSO);
    }
}
