package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.peakonjit.it.parts.ConsoleLandscape.button;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.sandbox.idp.People;
import org.peakonjit.sandbox.idp.SandboxIdp;
import org.peakonjit.sandbox.peakon.PeakonSandbox;
import org.peakonjit.sandbox.scim.Fault;

/** The demo's sign-ons in a real browser, scripts, content security policies and cookie rules included. */
@TestInstance(Lifecycle.PER_CLASS)
class DemoBrowserIT {

    private final List<AutoCloseable> parts = new ArrayList<>();
    private final Chromium chromium = started(Chromium.start());
    private final SandboxIdp idp = started(SandboxIdp.start(0));
    private final PeakonSandbox peakon = started(PeakonSandbox.start(0));
    private final PayaraMicro proxy = started(
            PayaraMicro.start("demo", Landscape.settings(idp.metadataUrl().toString(), application(peakon, 50))));

    private <T extends AutoCloseable> T started(T part) {
        parts.add(0, part);
        return part;
    }

    @BeforeAll
    void introduceThemToEachOther() {
        idp.trust(proxy.url("/saml/metadata"));
        peakon.trust(proxy.url("/idp/metadata"));
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable part : parts) {
            part.close();
        }
    }

    private static ObjectNode application(PeakonSandbox peakon, int limit) {
        ObjectNode application = Landscape.limited(Landscape.application("peakon", peakon), limit);
        application
                .withObject("/saml")
                .put("entityId", peakon.entityId())
                .put("acsUrl", peakon.acsUrl().toString())
                .put("loginUrl", peakon.loginUrl().toString());
        application.put("domainName", People.DOMAIN);
        ObjectNode policy = application.putArray("policies").addObject().put("name", "Staff");
        policy.putArray("groups").add(People.GROUP);
        policy.putArray("organizationalUnits").add(People.UNIT);
        return application;
    }

    private static void pick(Page page, String person) {
        page.locator("button[name=person][value=" + person + "]").click();
    }

    @Test
    void takesANewPersonFromTheProxyToPeakon() {
        Page page = chromium.newPage();

        page.navigate(proxy.url("/login").toString());
        pick(page, "ada");

        assertThat(page).hasURL(peakon.origin() + "/");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Ada");
    }

    @Test
    void takesAPersonWhoBeganAtPeakonBackToTheirSurvey() {
        for (String binding : List.of("redirect", "post")) {
            Page page = chromium.newPage();
            page.navigate(peakon.loginUrl() + "?target=/surveys/42&binding=" + binding);
            pick(page, "ben");

            assertThat(page).hasURL(peakon.origin() + "/surveys/42");
            assertThat(page.getByText("its AuthnRequest was answered")).isVisible();
        }
    }

    @Test
    void takesAPersonFromTheTileToPeakon() {
        Page page = chromium.newPage();

        page.navigate(idp.origin().toString());
        pick(page, "chloe");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Peakon"))
                .click();

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Chloé");
    }

    @Test
    void tellsARefusedPersonWhyWithCodeAndReference() {
        Map.of("greta", "policy.not-entitled", "hugo", "policy.wrong-domain", "indra", "subject.incomplete")
                .forEach((person, code) -> {
                    Page page = chromium.newPage();
                    page.navigate(proxy.url("/login").toString());
                    pick(page, person);

                    assertThat(page.getByText(code)).isVisible();
                    String reference = page.locator("dl code").nth(1).textContent();
                    Assertions.assertThat(proxy.log()).contains(reference);
                });
    }

    @Test
    void admitsAKnownPersonAndRefusesANewOneWhenTheLimitIsReached() {
        proxy.api().apply(application(peakon, 0));
        peakon.users().preload("elif.yilmaz@corp.example", "Elif", "Yılmaz", true);
        Page known = chromium.newPage();
        known.navigate(proxy.url("/login").toString());
        pick(known, "elif");
        Page newcomer = chromium.newPage();
        newcomer.navigate(proxy.url("/login").toString());
        pick(newcomer, "farid");

        assertThat(known.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Elif");
        assertThat(newcomer.getByText("license.limit-reached")).isVisible();
        Assertions.assertThat(peakon.users().named("farid.rahimi@corp.example")).isEmpty();
        proxy.api().apply(application(peakon, 50));
    }

    /** Without scripts, and Peakon needs longer than anybody looks at a blank page. */
    @Test
    void showsThatAnAccountIsMadeAndGoesOnByItself() {
        peakon.faults().setSlowness(Duration.ofMillis(1_700));
        peakon.faults().inject(Fault.SLOW);
        try {
            Page page =
                    chromium.newPage(new NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false));
            page.navigate(proxy.url("/login").toString());
            pick(page, "jonas");
            button(page, "Continue").click(); // the IdP's form, which a script posts otherwise

            assertThat(page.getByText("Preparing your account")).isVisible();
            Assertions.assertThat(page.url()).contains("/preparing/");
            button(page, "Continue").click(new Locator.ClickOptions().setTimeout(20_000));
            assertThat(page).hasURL(peakon.origin() + "/");
            Assertions.assertThat(peakon.users().named("jonas.weber@corp.example"))
                    .isPresent();

            page.goBack(); // to a page whose outcome was taken: they come anew, and are known by now
            button(page, "Continue").click();
            button(page, "Continue").click();
            assertThat(page).hasURL(peakon.origin() + "/");
        } finally {
            peakon.faults().inject(Fault.NONE);
        }
    }

    @Test
    void offersToTryAgainWhenThatCanHelp() {
        ObjectNode hurried = application(peakon, 50);
        hurried.withObject("/scim").put("timeoutSeconds", 3);
        proxy.api().apply(hurried);
        peakon.faults().setSlowness(Duration.ofSeconds(10));
        peakon.faults().inject(Fault.SLOW);
        try {
            Page page = chromium.newPage();
            page.navigate(proxy.url("/login").toString());
            pick(page, "farid");

            assertThat(page.getByText("Preparing your account")).isVisible();
            assertThat(page.getByText("provisioning.unavailable"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
            assertThat(page.getByText("You can try again in half a minute.")).isVisible();
            Locator again = page.locator("a", new Page.LocatorOptions().setHasText("Try again"));
            assertThat(again).isHidden();
            assertThat(page.locator(".delayed")).hasCSS("animation-delay", "30s");
            page.evaluate("document.getAnimations().forEach(animation => animation.finish())");
            assertThat(again).isVisible();
        } finally {
            peakon.faults().inject(Fault.NONE);
            proxy.api().apply(application(peakon, 50));
        }
    }

    @Test
    void letsSomebodyComeAgainWithAnotherAccount() {
        Page page = chromium.newPage();
        page.navigate(proxy.url("/login").toString());
        pick(page, "greta");
        page.getByText("Use another account").click();

        assertThat(page.getByText("Who are you today?")).isVisible();
        pick(page, "chloe");

        assertThat(page).hasURL(peakon.origin() + "/");
    }
}
