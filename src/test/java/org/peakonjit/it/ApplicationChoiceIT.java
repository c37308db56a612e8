package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.it.parts.TwoIdpsLandscape.OWN;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.TwoIdpsLandscape;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/** Where it stays open which of several applications somebody means: at the login page, and where they come unasked. */
@WithSharedParts
class ApplicationChoiceIT {

    private final TwoIdpsLandscape idps;
    private final PayaraMicro proxy;
    private final PeakonSandbox peakon;

    ApplicationChoiceIT(TwoIdpsLandscape idps) {
        this.idps = idps;
        this.proxy = idps.proxy();
        this.peakon = idps.peakon();
    }

    @Test
    void whoComesUnaskedToTheOnlyApplicationOfTheirIdpIsLetIn() {
        Page page = idps.browser().post(idps.acs(), idps.unsolicited(idps.partner(), "unasked@partner.example"));

        assertThat(page.carriesResponse()).as(page.toString()).isTrue();
        assertThat(page.location()).isEqualTo(Landscape.acs("first"));
        assertThat(page.posted()).doesNotContainKey("RelayState");
    }

    /** The Response has had its use then: whatever the person chooses begins with a request of our own. */
    @Test
    void whoComesUnaskedToOneOfSeveralApplicationsChooses() {
        int calls = peakon.scimCalls().size();
        HttpBrowser browser = idps.browser();
        Map<String, String> response = new HashMap<>(idps.unsolicited(idps.staff(), "tile@corp.example"));

        Page page = browser.post(idps.acs(), response);

        assertThat(page.status()).isEqualTo(200);
        assertThat(links(page)).containsExactly("/login/first", "/login/" + OWN);
        assertThat(page.body()).doesNotContain("tile@corp.example", "SAMLResponse");
        response.put("RelayState", OWN);
        assertThat(browser.post(idps.acs(), response).code()).isEqualTo("saml.replayed");
        assertThat(peakon.scimCalls()).hasSize(calls);
        assertThat(idps.login(browser, OWN).location().getHost()).isEqualTo("idp.corp.example");
    }

    /** Partners may come to one application only, so nobody has to ask them which. */
    @Test
    void aResponseWhoseRequestIsForgottenStartsAnewAtItsIdp() {
        HttpBrowser asking = idps.browser();
        Page arrival = idps.choose(asking, idps.login(asking, "first"), "bob@partner.example");
        String response = idps.partner().answer(arrival, "bob@partner.example").get("SAMLResponse");

        Page page = idps.browser().post(idps.acs(), Map.of("SAMLResponse", String.valueOf(response)));

        assertThat(page.location().getHost()).isEqualTo("idp.partner.example");
        assertThat(page.carriesResponse()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login"})
    void theChoiceKeepsWhatWasAskedFor(String path) {
        String query = "?target=%2Fa%3Fb%3Dc%26d&choose";

        assertThat(links(idps.browser().open(proxy.url(path + query))))
                .containsExactly("/login/first" + query, "/login/" + OWN + query);
        assertThat(links(idps.browser().open(proxy.url(path + "?target=//evil.example&target=/a"))))
                .containsExactly("/login/first", "/login/" + OWN);
    }

    private static List<String> links(Page page) {
        return page.document().select("a").eachAttr("href");
    }

    @ParameterizedTest
    @CsvSource({
        "de-DE, DARK, Wohin möchten Sie?, Wählen Sie eine",
        "fr-FR, LIGHT, Où souhaitez-vous aller ?, Choisissez-en une"
    })
    void theChoiceIsReadableAndInThePersonsLanguage(
            String language, ColorScheme scheme, String title, String sentence) {
        try (Chromium chromium = Chromium.start()) {
            com.microsoft.playwright.Page page = chromium.newPage(new Browser.NewContextOptions()
                    .setLocale(language)
                    .setColorScheme(scheme)
                    .setViewportSize(400, 700));
            page.navigate(proxy.url("/login").toString());
            assertThat(page.getByRole(AriaRole.HEADING)).hasText(title);
            assertThat(page.getByText(sentence)).isVisible();
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
            page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", "choice-" + scheme + ".png")));
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            page.waitForRequest(
                    request -> request.url().startsWith("https://idp.corp.example/sso?"),
                    () -> page.keyboard().press("Enter"));
        }
    }
}
