package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.peakonjit.it.parts.ConsoleLandscape.button;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.ConsoleLandscape;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.sandbox.idp.People;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/** What an administrator sets out to do, from the first click to what they wanted to see. */
@TestInstance(Lifecycle.PER_CLASS)
@WithSharedParts
class ConsoleJourneyIT {

    private final Chromium chromium = Chromium.start();
    private final ConsoleLandscape console;
    private final PayaraMicro proxy;

    ConsoleJourneyIT(ConsoleLandscape console) {
        this.console = console;
        this.proxy = console.proxy();
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    private static void tab(Page page, String title) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(title).setExact(true))
                .click();
    }

    private static String heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                .textContent();
    }

    @Test
    void leadsFromTheCatalogueToPeopleTheLimitAndTheReport() throws IOException {
        try (PeakonSandbox peakon = PeakonSandbox.start(0)) {
            peakon.trust(proxy.url("/idp/metadata"));
            Page page = console.asAdministrator(chromium.newPage());
            add(page, "Peakon", "journey", peakon);

            tab(page, "SCIM");
            assertThat(page.getByText("Licenses consumed: 0 of 1")).isVisible();
            assertThat(console.signOn(chromium, "journey", "farid")).hasURL(proxy.url("/saml/acs") + "");
            assertThat(console.signOn(chromium, "journey", "chloe")).hasURL(peakon.origin() + "/");
            page.getByText("Licenses consumed: 1 of 1").waitFor(); // by itself
            Page refused = console.signOn(chromium, "journey", "jonas");
            assertThat(refused.getByText("license.limit-reached")).isVisible();

            page.getByLabel("License Consumption Limit").fill("2");
            button(page, "Save").click();
            assertThat(page.getByText("journey is saved.")).isVisible();
            assertThat(console.signOn(chromium, "journey", "jonas")).hasURL(peakon.origin() + "/");

            reports(page);
        }
    }

    /** Adds an application from the catalogue, with one licence and one policy. */
    private void add(Page page, String entry, String name, PeakonSandbox peakon) {
        console.open(page, "applications");
        page.getByText("Add application").click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(entry).setExact(true))
                .click();
        page.getByLabel("Application name").fill(name);
        page.getByLabel("Description").fill("Employee surveys");
        page.getByLabel("Domain name").fill(People.DOMAIN);
        button(page, "Add policy").click();
        page.locator("[id='application:tabs:policies:0:name']").fill("Everybody in");
        page.locator("[id='application:tabs:policies:0:groups']").fill(People.GROUP);
        tab(page, "SAML");
        page.locator("[id='application:tabs:saml-entityId']").fill(peakon.entityId());
        page.locator("[id='application:tabs:saml-acsUrl']").fill(peakon.acsUrl().toString());
        page.locator("[id='application:tabs:saml-loginUrl']")
                .fill(peakon.loginUrl().toString());
        tab(page, "SCIM");
        page.getByLabel("Enable Just-in-Time Provisioning").check();
        page.getByLabel("SCIM URL").fill(peakon.scimBaseUrl().toString());
        page.getByLabel("OAuth Bearer Token").fill(peakon.bearerToken());
        page.getByLabel("License Consumption Limit").fill("1");
        button(page, "Add application").click();
        assertThat(page.getByText(name + " is saved.")).isVisible();
    }

    @Test
    void leadsPeopleToAnyServiceProviderOfTheGenericEntry() {
        try (PeakonSandbox other = PeakonSandbox.start(0)) {
            other.trust(proxy.url("/idp/metadata"));
            add(console.asAdministrator(chromium.newPage()), "Generic SAML and SCIM", "generic", other);

            assertThat(console.signOn(chromium, "generic", "ben")).hasURL(other.origin() + "/");
            Assertions.assertThat(proxy.api().licensesConsumed("generic")).isEqualTo(1);
        }
    }

    private void reports(Page page) throws IOException {
        console.open(page, "reports.xhtml?report=provisioning&application=journey");
        Locator lines = page.locator("[id='trail:entries_data'] > tr");
        assertThat(lines).hasCount(3);
        assertThat(lines.nth(0)).containsText("created");
        assertThat(lines.nth(1)).containsText("Every license is consumed");
        assertThat(lines.nth(1)).containsText("Everybody in");
        assertThat(lines.nth(1).locator("td.number")).containsText("2");
        page.locator("[id='trail:status']").selectOption("failure");
        button(page, "Generate").click();
        assertThat(lines).hasCount(1);
        page.getByText("Columns").first().click();
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Policy"))
                .uncheck();
        button(page, "Show these columns").click();
        assertThat(page.locator("[id='trail:entries_head']")).not().containsText("Policy");

        Download file = page.waitForDownload(
                () -> button(page, "Download as a file: CSV").click());
        Path downloaded = file.path();
        Assertions.assertThat(file.suggestedFilename()).isEqualTo("jit-provisioning.csv");
        Assertions.assertThat(Files.readAllLines(downloaded, StandardCharsets.UTF_8))
                .hasSize(2)
                .first()
                .isEqualTo("When,Person,Application,From where,Account at Peakon,Attempts,Status");
        console.open(page, "reports.xhtml?report=provisioning");
        assertThat(page.locator("[id='trail:entries_head']")).not().containsText("Policy");
    }

    @Test
    void testsASignInUpToTheDecisionAndKeepsNothingOfIt() {
        Page page = console.asAdministrator(chromium.newPage());
        long before = proxy.api().licensesConsumed("peakon");
        console.open(page, "test-sign-in.xhtml?application=peakon");
        button(page, "Start test sign-in").click();
        page.locator("button[name=person][value=dan]").click();

        page.waitForURL(console.url("test-sign-in").toString());
        assertThat(page.getByText("Admitted: takes a seat, an account is created"))
                .isVisible();
        assertThat(page.locator("#attributes")).containsText(People.GROUP);
        assertThat(page.getByText("Staff").first()).isVisible();
        Assertions.assertThat(proxy.api().licensesConsumed("peakon")).isEqualTo(before);
        Assertions.assertThat(proxy.api()
                        .get("/audit?outcome=sign-in.tested")
                        .body()
                        .at("/items/0/object")
                        .asText())
                .isEqualTo("peakon");

        page.reload();
        assertThat(page.locator("#attributes")).hasCount(0);
    }

    @Test
    void showsATestSignInToNobodyElse() {
        Page admin = console.asAdministrator(chromium.newPage());
        console.open(admin, "test-sign-in");
        button(admin, "Start test sign-in").click();
        assertThat(admin.locator("button[name=person]").first()).isVisible();
        String idp = admin.url();

        Page thief = console.asAdministrator(chromium.newPage());
        thief.navigate(idp);
        thief.locator("button[name=person][value=chloe]").click();
        thief.waitForLoadState();

        Assertions.assertThat(thief.content()).doesNotContain(People.GROUP);
        console.open(thief, "index");
        Object forged = thief.evaluate("""
                async address => (await (await fetch(address, {
                  method: 'POST', body: new URLSearchParams({ sealed: 'forged' })
                })).text()).includes('was not begun here')""", console.url("test-sign-in") + "");
        Assertions.assertThat(forged).isEqualTo(true);
    }

    @Test
    void simulatesSomebodyWhoSignedInLately() {
        assertThat(console.signOn(chromium, "peakon", "elif"))
                .hasURL(console.peakon().origin() + "/");
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "application.xhtml?name=peakon");
        tab(page, "Test");
        page.getByLabel("A recent person").pressSequentially("elif");
        page.locator(".ui-autocomplete-item").first().click();
        button(page, "Simulate this person").click();

        assertThat(page.getByText("Admitted: holds a seat")).isVisible();
        assertThat(page.getByText("Nothing would be sent.")).isVisible();
    }

    @Test
    void asksBeforeTypedThingsAreLost() {
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "application.xhtml?name=peakon");
        page.getByLabel("Description").fill("typed, not saved");
        boolean[] asked = {false};
        page.onDialog(dialog -> {
            asked[0] = dialog.type().equals("beforeunload");
            dialog.accept();
        });
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Overview"))
                .click();
        page.waitForURL(console.url("index").toString());

        Assertions.assertThat(asked[0]).isTrue();
        Assertions.assertThat(heading(page)).isEqualTo("Overview");
    }

    @Test
    void canBeWalkedByKeyboard() {
        Page page = console.asAdministrator(chromium.newPage());
        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to the content")).isFocused();
        page.keyboard().press("Enter");
        Assertions.assertThat(page.evaluate("document.activeElement.id")).isEqualTo("content");

        console.open(page, "application.xhtml?name=peakon");
        page.getByLabel("Domain name").fill("no domain!");
        button(page, "Save").click();
        assertThat(page.locator("#messages .ui-messages-error")).isFocused();
    }
}
