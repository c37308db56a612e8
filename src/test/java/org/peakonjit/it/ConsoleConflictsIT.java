package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.it.parts.AlertsLandscape.await;
import static org.peakonjit.it.parts.ConsoleLandscape.button;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.it.parts.AlertsLandscape;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.ConsoleLandscape;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.WithSharedParts;

/** Rule W3 in the console, in a real browser: who came with whose address, and what is decided about it. */
@WithSharedParts
@TestInstance(Lifecycle.PER_CLASS)
class ConsoleConflictsIT {

    private final Chromium chromium = Chromium.start();
    private final AlertsLandscape alerts;

    ConsoleConflictsIT(AlertsLandscape alerts) {
        this.alerts = alerts;
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    private Page signedIn(Page page) {
        return ConsoleLandscape.asAdministrator(page, alerts.proxy());
    }

    private void open(Page page, String query) {
        page.navigate(alerts.proxy().url("/console/conflicts.xhtml" + query).toString());
    }

    /** People whose address was somebody else's before, who has a seat. */
    private void conflicts(String application, String... names) {
        alerts.api().apply(Landscape.limited(Landscape.application(application, alerts.peakon()), 50));
        for (String name : names) {
            String email = name + "@" + application + ".example";
            assertThat(alerts.signInAs("old-" + name, application, email).carriesResponse())
                    .isTrue();
            assertThat(alerts.signInAs("new-" + name, application, email).code())
                    .isEqualTo("subject.conflict");
        }
    }

    private boolean getsIn(String application, String name) {
        return alerts.signInAs("new-" + name, application, name + "@" + application + ".example")
                .carriesResponse();
    }

    private JsonNode listed(String application, String query) {
        return alerts.api()
                .get("/applications/" + application + "/conflicts" + query)
                .body()
                .path("items");
    }

    private static void decide(Page page, String email) {
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Decide: " + email).setExact(true))
                .click();
    }

    @Test
    void showsBothSidesAndGivesTheSeatToTheSamePerson() {
        conflicts("same", "ann");
        Page page = signedIn(chromium.newPage());
        assertThat(page.locator(".side a", new Page.LocatorOptions().setHasText("Conflicts"))
                        .locator(".count"))
                .isVisible();
        open(page, "?application=same");
        decide(page, "ann@same.example");
        assertThat(page.locator(".sides")).containsText("old-ann");
        assertThat(page.locator(".sides")).containsText("new-ann");

        button(page, "Give them the seat").click();

        assertThat(page.getByText("Decided: they are one person.")).isVisible();
        assertThat(page.getByText("Nobody waits for a decision.")).isVisible();
        assertThat(listed("same", "?state=all").at("/0/state").asText()).isEqualTo("same-person");
        assertThat(getsIn("same", "ann")).isTrue();
        assertThat(alerts.api().licensesConsumed("same")).isEqualTo(1);
    }

    @Test
    void releasesTheSeatAndRenamesTheAccountOfSomebodyElse() {
        conflicts("else", "bob");
        Page page = signedIn(chromium.newPage());
        open(page, "?application=else");
        decide(page, "bob@else.example");
        button(page, "Release the seat").click();
        assertThat(page.getByText("Choose what becomes of the account.")).isVisible();
        page.getByLabel("Another address: it stays active").check();
        button(page, "Release the seat").click();
        assertThat(page.getByText("Give the new address.")).isVisible();
        page.getByLabel("New address of the old account").fill("bob@else.example");
        button(page, "Release the seat").click();
        assertThat(page.getByText("This is the address of the person who came")).isVisible();
        assertThat(listed("else", "")).hasSize(1);

        page.getByLabel("New address of the old account").fill("bob.old@else.example");
        button(page, "Release the seat").click();

        assertThat(page.getByText("Decided: they are two people.")).isVisible();
        assertThat(alerts.peakon().users().named("bob.old@else.example")).isPresent();
        assertThat(alerts.api().licensesConsumed("else")).isZero();
        assertThat(getsIn("else", "bob")).isTrue();
        assertThat(alerts.peakon().users().named("bob@else.example")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void decidesNothingAtEnter(boolean scripts) {
        String application = scripts ? "enter" : "plain-enter";
        conflicts(application, "oz");
        Page page = signedIn(chromium.newPage(
                new Browser.NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(scripts)));
        open(page, "?application=" + application);
        decide(page, "oz@" + application + ".example");
        page.getByLabel("Another address: it stays active").check();
        page.getByLabel("Another address: it stays active").press("Enter");
        page.getByLabel("New address of the old account").fill("oz.old@" + application + ".example");
        page.getByLabel("New address of the old account").press("Enter");
        page.waitForTimeout(1000);

        assertThat(page.getByLabel("New address of the old account")).hasValue("oz.old@" + application + ".example");
        assertThat(listed(application, "?state=open")).hasSize(1);
    }

    @Test
    void decidesNothingAboutManyAtEnter() {
        conflicts("many-enter", "pam", "quin");
        Page page = signedIn(chromium.newPage());
        open(page, "?application=many-enter");
        button(page, "Decide all that match").click();
        page.getByLabel("Type 2 to confirm the number").fill("2");
        page.getByLabel("Type 2 to confirm the number").press("Enter");
        page.waitForTimeout(1000);

        assertThat(page.getByLabel("Type 2 to confirm the number")).hasValue("2");
        assertThat(listed("many-enter", "?state=open")).hasSize(2);
    }

    @Test
    void saysWhatKeepsAConflictOpen() {
        conflicts("kept", "cy");
        alerts.signInAs("new-cy", "kept", "cy.own@kept.example");
        alerts.signInAs("new-cy", "kept", "cy@kept.example");
        Page page = signedIn(chromium.newPage());
        open(page, "?application=kept");
        decide(page, "cy@kept.example");

        assertThat(page.getByText("Whoever came has a seat here already, under cy.own@kept.example"))
                .isVisible();
        assertThat(button(page, "Give them the seat")).isDisabled();
    }

    @Test
    void decidesAllThatMatchOnceTheirNumberIsTyped() {
        conflicts("many", "dan", "eli", "fay", "guy");
        Page page = signedIn(chromium.newPage());
        open(page, "?application=many");
        page.locator("[id='conflicts:all_data'] tr", new Page.LocatorOptions().setHasText("guy@"))
                .getByRole(AriaRole.CHECKBOX)
                .check();
        button(page, "Decide selected").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Who is guy@many.example?")))
                .isVisible();
        button(page, "Give them the seat").click();
        assertThat(page.getByText("Decided: they are one person.")).isVisible();

        button(page, "Decide all that match").click();
        assertThat(page.getByText("Decide 3 conflicts alike")).isVisible();
        page.getByLabel("Type 3 to confirm the number").fill("4");
        button(page, "Give each their seat").click();
        assertThat(page.getByText("This is not the number of these conflicts.")).isVisible();
        page.getByLabel("Type 3 to confirm the number").fill("3");
        button(page, "Give each their seat").click();

        assertThat(page.getByText("Finished.")).isVisible();
        assertThat(page.locator("[id='many']")).containsText("Decided: 3 of 3");
        button(page, "Close").click();
        assertThat(page.getByText("Nobody waits for a decision.")).isVisible();
        assertThat(getsIn("many", "eli")).isTrue();
    }

    @Test
    void keepsItsFiltersInTheAddressAndInTheFile() throws IOException {
        conflicts("filters", "hal", "ida");
        Page page = signedIn(chromium.newPage());
        open(page, "");
        page.locator("[id='conflicts:application']").selectOption("filters");
        page.getByLabel("Search addresses").fill("IDA@");
        page.locator("[id='conflicts:kind']").selectOption("address");
        button(page, "Search").click();
        page.waitForURL(url -> url.contains("q=IDA"));
        assertThat(page.locator("[id='conflicts:all_data'] tr")).hasCount(1);
        assertThat(page.url()).contains("application=filters", "kind=address", "q=IDA");
        page.reload();
        assertThat(page.locator("[id='conflicts:all_data'] tr")).hasCount(1);
        assertThat(page.getByLabel("Search addresses")).hasValue("IDA@");

        Download file = page.waitForDownload(
                () -> button(page, "Download as a file: CSV").click());
        assertThat(Files.readAllLines(file.path())).hasSize(2).last().asString().contains("ida@filters.example");
    }

    @Test
    void letsAnAuditorLook() {
        conflicts("looked-at", "jo");
        alerts.api()
                .put("/administrators/conflict-auditor", "{\"role\":\"auditor\",\"password\":\"only to look at it\"}");
        Page page = chromium.newPage();
        page.navigate(alerts.proxy().url("/console/").toString());
        page.locator("[id='signIn:name']").fill("conflict-auditor");
        page.locator("[id='signIn:password']").fill("only to look at it");
        page.locator("[id='signIn:go']").click();
        page.waitForURL(alerts.proxy().url("/console/index.xhtml").toString());
        String id = listed("looked-at", "").at("/0/id").asText();
        open(page, "?application=looked-at&decide=looked-at/" + id);

        assertThat(page.locator("[id='conflicts:all_data']")).containsText("jo@looked-at.example");
        assertThat(button(page, "Give them the seat")).hasCount(0);
        assertThat(page.getByText("Decide", new Page.GetByTextOptions().setExact(true)))
                .hasCount(0);
    }

    @Test
    void worksWithoutJavaScript() {
        conflicts("plain", "kim");
        Page page = signedIn(chromium.newPage(
                new Browser.NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false)));
        open(page, "?application=plain");
        decide(page, "kim@plain.example");
        page.getByLabel("Delete: it is gone from Peakon").check();

        button(page, "Release the seat").click();

        assertThat(page.getByText("Decided: they are two people.")).isVisible();
        assertThat(alerts.peakon().users().named("kim@plain.example")).isEmpty();
        assertThat(getsIn("plain", "kim")).isTrue();
    }

    @Test
    void sayOnceThatAnIdentityProviderIdentifiesEverybodyAnew() {
        conflicts("anew", "lea", "max");
        Page page = signedIn(chromium.newPage());
        page.navigate(alerts.proxy()
                .url("/console/edit-identity-provider.xhtml?name=default")
                .toString());
        button(page, "This identity provider identifies people anew").click();
        button(page, "Take the new identifiers").click();
        assertThat(page.getByText("From now on, seats take the identifiers that come from default."))
                .isVisible();
        assertThat(page.getByText("Identified anew since")).isVisible();

        assertThat(alerts.api()
                        .get("/identity-providers/default")
                        .body()
                        .at("/status/identifiersSince")
                        .asText())
                .isNotBlank();
        assertThat(listed("anew", "")).isEmpty();
        assertThat(getsIn("anew", "lea")).isTrue();
        assertThat(alerts.api().licensesConsumed("anew")).isEqualTo(2);
    }

    @Test
    void raisesAnAlertUntilNoneIsOpen() {
        conflicts("alerted", "nia");
        await(() -> alerts.told("alerted").contains("raised conflicts-open"));
        Page page = signedIn(chromium.newPage());
        page.navigate(alerts.proxy().url("/console/alerts.xhtml").toString());
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions()
                                .setName("Go there: alerted: one person waits for a decision about who they are"))
                .click();
        assertThat(page.locator("[id='conflicts:application']")).hasValue("alerted");
        decide(page, "nia@alerted.example");
        button(page, "Give them the seat").click();
        assertThat(page.getByText("Decided: they are one person.")).isVisible();
        await(() -> alerts.told("alerted").contains("cleared conflicts-open"));
    }
}
