package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.peakonjit.it.parts.ConsoleLandscape.button;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.ConsoleLandscape;
import org.peakonjit.it.parts.PageCheck;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/** Seats and reports, as administrators look things up and clear up. */
@TestInstance(Lifecycle.PER_CLASS)
@WithSharedParts
class ConsoleLedgerIT {

    private final Chromium chromium = Chromium.start();
    private final ConsoleLandscape console;
    private final PeakonSandbox peakon;
    private final PayaraMicro proxy;

    ConsoleLedgerIT(ConsoleLandscape console) {
        this.console = console;
        this.peakon = console.peakon();
        this.proxy = console.proxy();
    }

    @BeforeAll
    void letAPersonSignIn() {
        assertThat(console.signOn(chromium, "peakon", "ada"))
                .hasURL(console.peakon().origin() + "/");
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @Test
    void findsAndReleasesASeat() throws IOException {
        for (String person : List.of("ben", "chloe", "jonas")) {
            assertThat(console.signOn(chromium, "peakon", person)).hasURL(peakon.origin() + "/");
        }
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "seats.xhtml?application=peakon");
        assertThat(button(page, "Release selected seats")).isDisabled();
        page.getByLabel("Search people").fill("BEN");
        button(page, "Search").click();
        assertThat(page.locator("[id='seats:ledger_data'] tr")).hasCount(1);
        assertThat(page).hasURL(Pattern.compile("q=BEN"));
        assertThat(page.locator("[id='seats:ledger_data']")).containsText("created by us");
        page.getByLabel("Select: ben").check();
        button(page, "Release selected seats").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("ben.");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Keep it"))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(page.getByLabel("Select: ben")).isChecked();
        button(page, "Release selected seats").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        Assertions.assertThat(PageCheck.complaints(page)).isEmpty();
        button(page, "Release one seat").click();

        page.waitForURL("**/job.xhtml?id=*");
        assertThat(page.locator("#facts")).containsText("Seats released 1");
        page.goBack();
        assertThat(page.getByText("No seat matches these filters.")).isVisible();
        releaseAllThatMatch(page);
    }

    private void releaseAllThatMatch(Page page) throws IOException {
        console.open(page, "seats.xhtml?application=peakon");
        Locator rows = page.locator("[id='seats:ledger_data'] tr");
        int before = rows.count();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Last sign-in"))
                .click();
        assertThat(page).hasURL(Pattern.compile("order=last-sign-in"));
        assertThat(page.locator("th[aria-sort=descending]")).containsText("Last sign-in");
        page.locator("th[aria-sort=descending] a").click();
        assertThat(page.locator("th[aria-sort=ascending]")).containsText("Last sign-in");
        Download file = page.waitForDownload(
                () -> button(page, "Download as a file: CSV").click());
        Assertions.assertThat(Files.readAllLines(file.path())).hasSize(before + 1);
        console.open(page, "seats.xhtml?application=peakon&q=o&order=sideways&page=9999&idle=soon");
        assertThat(page.getByText("“sideways”, which does not exist")).isVisible();
        page.getByLabel("Search people").fill("typed, but not searched");
        button(page, "Release all that match").click();
        Locator asks = page.getByRole(AriaRole.DIALOG);
        assertThat(asks).containsText("chloe");
        assertThat(asks.locator("[data-away]")).isFocused();
        for (int times = 0; times < 8; times++) {
            page.keyboard().press("Tab");
            Assertions.assertThat(page.evaluate("document.activeElement === document.body"
                            + " || document.activeElement.closest('dialog') !== null"))
                    .as("the dialog keeps the focus")
                    .isEqualTo(true);
        }
        page.keyboard().press("Escape");
        assertThat(asks).hasCount(0);
        page.route("**/console/seats.xhtml*", Route::abort);
        button(page, "Release all that match").click();
        assertThat(page.locator("#messages .ui-messages-error")).containsText("did not answer as it should");
        assertThat(asks).hasCount(0);
        page.unroute("**/console/seats.xhtml*");
        button(page, "Release all that match").click();
        asks.getByRole(AriaRole.TEXTBOX).fill("99");
        asks.locator("[id='release:go']").click();
        assertThat(asks).containsText("This is not their number");
        String number = asks.locator("h2").innerText().replaceAll("\\D", "");
        asks.getByRole(AriaRole.TEXTBOX).fill(number);
        button(page, "Release " + number + " seats").click();
        page.waitForURL("**/job.xhtml?id=*");
        assertThat(page.locator("#facts")).containsText("Seats released " + number);
        console.open(page, "jobs");
        assertThat(page.locator("#jobs tbody tr").first()).containsText(number + " of " + number);
        Assertions.assertThat(PageCheck.complaints(page)).isEmpty();
    }

    @Test
    void reconcilesNowAndShowsHowFarItIsWithoutAScriptToo() {
        Page page = console.asAdministrator(chromium.newPage(
                new Browser.NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false)));
        console.open(page, "seats.xhtml?application=peakon");
        button(page, "Reconcile now").click();
        page.waitForURL("**/job.xhtml?id=*");
        for (int i = 0; i < 40 && page.locator("#facts").count() == 0; i++) {
            page.waitForTimeout(250);
            page.reload();
        }
        assertThat(page.locator("#facts")).containsText("Accounts at Peakon");
        page.goBack();
        page.reload();
        assertThat(page.locator("[id='comparison']")).isVisible();
    }

    @Test
    void reportsSignOnsAndChangesWithoutSecrets() {
        proxy.api().apply(ConsoleLandscape.application(peakon).put("description", "for the report"));
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "reports");
        page.locator("[id='trail:person']").fill("ada");
        button(page, "Generate").click();
        assertThat(page.locator("[id='trail:entries_data']")).containsText("Success");
        for (String format : List.of("CSV", "XLSX")) {
            Download file = page.waitForDownload(
                    () -> button(page, "Download as a file: " + format).click());
            Assertions.assertThat(file.suggestedFilename())
                    .isEqualTo("application-access." + format.toLowerCase(Locale.ROOT));
            Assertions.assertThat(file.path()).isNotEmptyFile();
        }
        console.open(page, "changes");
        page.locator("[id='trail:outcome']").selectOption("application.changed");
        button(page, "Search").click();
        Locator change = page.locator("[id='trail:entries_data'] > tr").first();
        assertThat(change).containsText("Application changed"); // the sign-in was before
        change.getByText("Show what changed").click();
        assertThat(change.getByText("for the report")).isVisible();
        assertThat(change.getByText("Description")).isVisible();
        assertThat(change).not().containsText("licenseConsumptionLimit");
        Assertions.assertThat(page.content()).doesNotContain(peakon.bearerToken());
    }

    @Test
    void saysWhatNarrowsAListThoughItIsNotThereAnyMore() {
        Page page = console.asAdministrator(chromium.newPage());
        for (String list : List.of("reports.xhtml", "jobs.xhtml", "conflicts.xhtml")) {
            console.open(page, list + "?application=gone");
            assertThat(page.locator("select[name=application]")).hasValue("gone");
        }
        console.open(page, "changes.xhtml?action=seat.relaesed");
        assertThat(page.getByText("“seat.relaesed”, which does not exist")).isVisible();
    }

    @Test
    void asksBeforeAConfigurationIsReplaced() {
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "configuration");
        page.getByLabel("The document").fill("no document");
        button(page, "Replace the configuration").click();
        Locator asks = page.locator(".ui-confirm-dialog");
        assertThat(asks).containsText("reusable policies and identity providers");
        Assertions.assertThat(PageCheck.complaints(page)).isEmpty();
        button(page, "Cancel").click();
        assertThat(asks).isHidden();
        assertThat(page.getByText("This is no JSON object")).hasCount(0);
        button(page, "Replace the configuration").click();
        page.locator(".ui-confirmdialog-yes").click();
        assertThat(page.getByText("This is no JSON object")).isVisible();
        assertThat(page.getByLabel("The document")).hasValue("no document");
    }

    @Test
    void asksBeforeAConfigurationIsReplacedWithoutScriptsToo() {
        Page page = console.asAdministrator(chromium.newPage(
                new Browser.NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false)));
        console.open(page, "configuration");
        page.getByLabel("The document").fill("no document");
        button(page, "Replace the configuration").click();
        Locator asks = page.locator("dialog.ask");
        assertThat(asks).containsText("reusable policies and identity providers");
        assertThat(page.getByText("What you entered is kept")).isVisible();
        asks.locator(".danger").click();
        assertThat(page.getByText("This is no JSON object")).isVisible();
        assertThat(asks).hasCount(0);
    }
}
