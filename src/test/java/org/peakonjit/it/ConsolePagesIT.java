package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.peakonjit.it.parts.ConsoleLandscape.button;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.ConsoleLandscape;
import org.peakonjit.it.parts.PageCheck;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.Proxy;
import org.peakonjit.it.parts.WithSharedParts;

/** Every page of the console, light on a wide screen and dark on a narrow one. */
@TestInstance(Lifecycle.PER_CLASS)
@WithSharedParts
class ConsolePagesIT {

    private static final List<String> PAGES = List.of(
            "index",
            "applications",
            "add-application",
            "application.xhtml?name=peakon",
            "seats",
            "conflicts",
            "conflicts.xhtml?state=all&q=nobody",
            "policies",
            "edit-policy",
            "identity-provider",
            "edit-identity-provider",
            "guide.xhtml?step=identity-provider",
            "guide.xhtml?step=peakon",
            "guide.xhtml?step=licenses",
            "guide.xhtml?step=policy",
            "guide.xhtml?step=test",
            "edit-identity-provider.xhtml?name=default",
            "keys",
            "reports",
            "changes",
            "alerts",
            "alert-settings",
            "jobs",
            "configuration",
            "job.xhtml?id=none",
            "seats.xhtml?q=nobody&order=last-sign-in&reversed=true&rows=100",
            "reports.xhtml?period=custom&from=2026-01-01&status=failure",
            "diagnosis",
            "sign-on",
            "sign-on.xhtml?reference=NOSUCHSIGN",
            "person.xhtml?person=ada.novak@corp.example",
            "person.xhtml?person=nobody@corp.example",
            "search.xhtml?q=a",
            "search",
            "administrators",
            "account",
            "test-sign-in",
            "reports.xhtml?report=provisioning",
            "trouble");

    private final Chromium chromium = Chromium.start();
    private final ConsoleLandscape console;
    private final PayaraMicro proxy;

    ConsolePagesIT(ConsoleLandscape console) {
        this.console = console;
        this.proxy = console.proxy();
    }

    @BeforeAll
    void letAPersonSignIn() {
        assertThat(console.signOn(chromium, "peakon", "ada"))
                .hasURL(console.peakon().origin() + "/");
        assertThat(console.signOn(chromium, "peakon", "adele").getByText("subject.conflict"))
                .isVisible();
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIGHT", "DARK"})
    void isAccessibleAndBreaksNoPolicyOnAnyPage(ColorScheme scheme) {
        Page page = chromium.newPage(new Browser.NewContextOptions()
                .setLocale(scheme == ColorScheme.DARK ? "de-DE" : "en-GB")
                .setColorScheme(scheme)
                .setViewportSize(scheme == ColorScheme.DARK ? 400 : 1280, 900));
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + " " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + " " + error));
        page.navigate(proxy.url("/console/").toString());
        complaints.addAll(PageCheck.complaints(page));
        console.asAdministrator(page);
        for (String name : PAGES) {
            console.open(page, name);
            complaints.addAll(PageCheck.complaints(page));
            if (name.equals("conflicts")) {
                page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName(Pattern.compile("^(Decide|Entscheiden): ada")))
                        .click();
                complaints.addAll(PageCheck.complaints(page));
            }
            for (Locator tab : page.locator(".ui-tabs-nav a").all()) {
                tab.click();
                complaints.addAll(PageCheck.complaints(page, ".ui-tabs"));
            }
        }
        Assertions.assertThat(complaints).isEmpty();
    }

    @Test
    void leadsFromTheReferenceOfARefusalToTheStepsOfItsSignIn() {
        Page refused = console.signOn(chromium, "peakon", "greta");
        assertThat(refused.getByText("policy.not-entitled")).isVisible();
        String reference = refused.locator("dd code, dd").last().innerText().strip();
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "reports");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Find by reference"))
                .click();

        page.locator("#reference").fill(" " + reference.toLowerCase(Locale.ROOT) + " ");
        page.locator("#reference").press("Enter");

        assertThat(page.locator("main")).containsText("greta.olsen@corp.example");
        assertThat(page.locator("table.trace")).containsText("The answer was verified");
        assertThat(page.locator("table.trace")).containsText("refuse");
        Assertions.assertThat(PageCheck.complaints(page)).isEmpty();
        assertThat(page.locator("table.trace")).not().containsText("greta");
    }

    @Test
    void findsNothingWrongWhereNothingIs() {
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "diagnosis");

        button(page, "Look now").click();

        assertThat(page.locator("table.trace")).containsText("This page is seen below");
        Locator ofPeakon = page.locator("table.trace tr:has(code:text-is('peakon'))");
        assertThat(ofPeakon.last()).containsText("an account would be created");
        assertThat(ofPeakon.locator(".badge.bad")).hasCount(0);
        Assertions.assertThat(PageCheck.complaints(page)).isEmpty();
    }

    /** Their addresses are the same in the next release. */
    @Test
    void letsBrowsersKeepScriptsAndStylesForMinutes() {
        String kept = chromium.newPage()
                .request()
                .get(proxy.url("/jakarta.faces.resource/console.js.xhtml?ln=console")
                        .toString())
                .headers()
                .get("cache-control");

        Assertions.assertThat(kept).contains("max-age=300");
    }

    @Test
    void speaksTheBrowsersLanguage() {
        Page german = chromium.newPage(new Browser.NewContextOptions().setLocale("de-DE"));
        german.navigate(proxy.url("/console/").toString());
        assertThat(button(german, "Anmelden")).isVisible();
        Page french = chromium.newPage(new Browser.NewContextOptions().setLocale("fr-FR"));
        french.navigate(proxy.url("/console/").toString());
        assertThat(button(french, "Se connecter")).isVisible();
    }

    @Test
    void writesDatesAsInTheBrowsersCountry() {
        Page british = console.asAdministrator(chromium.newPage());
        console.open(british, "changes");
        assertThat(british.locator("td.time").first())
                .hasText(Pattern.compile("\\d{1,2} [A-Za-z]+ \\d{4}, \\d\\d:\\d\\d"));

        Page american = console.signedIn(
                chromium.newPage(new Browser.NewContextOptions().setLocale("en-US")),
                Proxy.ADMIN,
                Proxy.ADMIN_PASSWORD);
        console.open(american, "changes");
        assertThat(american.locator("td.time").first()).hasText(Pattern.compile("[A-Za-z]+ \\d{1,2}, \\d{4}.*[AP]M"));
    }
}
