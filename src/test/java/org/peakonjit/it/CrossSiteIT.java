package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.it.parts.CrossSiteLandscape.IDP;
import static org.peakonjit.it.parts.CrossSiteLandscape.PEAKON;
import static org.peakonjit.it.parts.CrossSiteLandscape.SIGNED_OUT;
import static org.peakonjit.it.parts.CrossSiteLandscape.SSO;
import static org.peakonjit.it.parts.CrossSiteLandscape.SSO_HOST;
import static org.peakonjit.it.parts.CrossSiteLandscape.assertArrived;
import static org.peakonjit.it.parts.CrossSiteLandscape.goOn;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.CrossSiteLandscape;
import org.peakonjit.it.parts.Proxy;
import org.peakonjit.it.parts.WithSharedParts;

/**
 * Sign-on and sign-out in a real browser, with the company's IdP, the proxy and Peakon at three sites: what browsers do
 * to cookies between sites is what makes or breaks them.
 */
@TestInstance(Lifecycle.PER_CLASS)
@WithSharedParts
class CrossSiteIT {

    private final CrossSiteLandscape landscape;
    private final Chromium chromium;

    CrossSiteIT(CrossSiteLandscape landscape) {
        this.landscape = landscape;
        this.chromium = landscape.chromium();
    }

    @AfterAll
    void stop() {
        chromium.close();
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
                        .setDomain(SSO_HOST)
                        .setPath("/")
                        .setSecure(true)
                        .setHttpOnly(true)
                        .setSameSite(SameSiteAttribute.LAX)));
        int before = landscape.idp().requests().size();

        goOn(page);

        assertThat(page).hasURL(Pattern.compile("^" + IDP + "/sso.*"));
        assertThat(landscape.idp().requests()).hasSize(before + 1);
    }

    @Test
    void startsAnUnaskedSignOnOverAtTheIdp() {
        Page page = chromium.newPage();
        int before = landscape.idp().requests().size();

        page.navigate(IDP + "/tile?RelayState=peakon");
        goOn(page);
        goOn(page);

        assertArrived(page);
        assertThat(landscape.idp().requests()).hasSize(before + 1);
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
        int before = landscape.idp().requests().size();

        page.navigate(SSO + "/login/peakon");
        page.context().clearCookies();
        goOn(page);
        goOn(page);

        assertArrived(page);
        assertThat(landscape.idp().requests()).hasSize(before + 2);
    }

    @Test
    void saysSoWhereTheBrowserKeepsNoCookies() {
        try (Chromium.Profile blocking = landscape.chromiumWithoutCookies()) {
            Page page = blocking.newPage();
            int before = landscape.idp().requests().size();

            page.navigate(SSO + "/login/peakon");
            goOn(page);
            goOn(page);

            assertThat(page.getByText("saml.unsolicited")).isVisible();
            assertThat(page.getByRole(AriaRole.HEADING)).hasText("Your browser does not keep cookies");
            assertThat(page.context().cookies()).isEmpty();
            assertThat(landscape.idp().requests()).hasSize(before + 2);
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

    /** This Peakon has no single logout service: the person is told first, and then the IdP. */
    @ParameterizedTest
    @CsvSource({
        "en-GB, LIGHT, 1000, You are not signed out everywhere",
        "de-DE, DARK, 400, Sie sind nicht überall abgemeldet"
    })
    void saysWhereSomebodyMayStillBeSignedIn(String language, ColorScheme scheme, int width, String title) {
        Page page = chromium.newPage(new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(scheme)
                .setViewportSize(width, 800));
        page.navigate(SSO + "/login/peakon");
        goOn(page);
        assertArrived(page);

        page.navigate(IDP + "/sign-out");
        goOn(page);

        assertThat(page.locator("h1")).hasText(title);
        assertThat(page.locator(".places .open dd")).hasText("peakon");
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "signed-out-partly-" + scheme + ".png")));
        page.locator("main a.button, main button").click();
        assertThat(page.locator("h1")).hasText("partly");
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
                .filteredOn(one -> one.name.equals("peakonjit-console"))
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

    private Page signedOn() {
        Page page = chromium.newPage();
        page.navigate(SSO + "/login/out");
        goOn(page);
        assertThat(page.locator("h1")).hasText("arrived");
        return page;
    }

    private static List<Cookie> proxyCookies(Page page) {
        return page.context().cookies(SSO);
    }
}
