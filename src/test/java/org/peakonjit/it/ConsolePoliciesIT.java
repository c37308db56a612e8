package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.peakonjit.it.parts.ConsoleLandscape.button;
import static org.peakonjit.it.parts.ConsoleLandscape.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.ConsoleLandscape;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.sandbox.idp.People;

/** Policies that applications share, long lists of groups, the default mapping, and an application like another. */
@TestInstance(Lifecycle.PER_CLASS)
@WithSharedParts
class ConsolePoliciesIT {

    private static final String POLICIES = "application:tabs:policies:";

    private final Chromium chromium = Chromium.start();
    private final ConsoleLandscape console;

    ConsolePoliciesIT(ConsoleLandscape console) {
        this.console = console;
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    private void application(String name, String displayName, boolean enabled) {
        ObjectNode application = ConsoleLandscape.application(console.peakon())
                .put("name", name)
                .put("displayName", displayName)
                .put("enabled", enabled);
        application.putObject("scim").put("jitProvisioning", false);
        application.withObject("/saml").put("entityId", "https://" + name + ".example/metadata");
        console.proxy().api().apply(application);
    }

    private JsonNode get(String path) {
        return console.proxy().api().get(path).body();
    }

    private static Locator at(Page page, String id) {
        return page.locator("[id='" + id + "']");
    }

    /** From an application's own policy of 500 groups to one that two applications share, and back. */
    @Test
    void sharesAPolicyOfFiveHundredGroups() {
        application("labs", "Labs & Übungen", true);
        application("second", "Second", false);
        console.signOn(chromium, "labs", "ada").close();
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "application.xhtml?name=labs");
        assertThat(page.locator("h1")).hasText("Labs & Übungen");

        String groups = IntStream.range(0, 500).mapToObj(one -> "group-" + one).collect(Collectors.joining("\n"));
        at(page, POLICIES + "0:name").fill("Lab & Co.");
        at(page, POLICIES + "0:groups").fill(groups + "\n\ngroup-7\n");
        Locator tools = page.locator(".lines-tools").first();
        assertThat(tools).containsText("Lines: 500");
        tools.getByRole(AriaRole.SEARCHBOX).fill("GROUP-49");
        assertThat(tools).containsText("1 / 11");
        button(page, "Make reusable").click();
        assertThat(page.getByText("Lab & Co. is a reusable policy now.")).isVisible();
        assertThat(page.getByText("… and 490 more")).isVisible();
        Assertions.assertThat(((Number) page.evaluate("document.documentElement.scrollHeight")).intValue())
                .isLessThan(3000);
        button(page, "Save").click();
        assertThat(page.getByText("is saved.")).isVisible();
        Assertions.assertThat(get("/applications/labs").at("/policies").toString())
                .isEqualTo("[{\"shared\":\"Lab & Co.\"}]");

        console.open(page, "guide.xhtml?step=policy&application=labs");
        assertThat(page.getByText("stands in reusable policies")).isVisible();
        button(page, "Save and go on").click();
        page.waitForURL("**step=test**");
        Assertions.assertThat(get("/applications/labs").at("/policies").toString())
                .isEqualTo("[{\"shared\":\"Lab & Co.\"}]");

        console.open(page, "application.xhtml?name=second");
        at(page, "application:tabs:chosen").selectOption("Lab & Co.");
        button(page, "Use it").click();
        assertThat(at(page, POLICIES + "1:shared")).hasValue("Lab & Co.");
        button(page, "Move up").click();
        assertThat(at(page, POLICIES + "0:shared")).hasValue("Lab & Co.");
        button(page, "Save").click();
        assertThat(page.getByText("is saved.")).isVisible();

        console.open(page, "policies.xhtml?text=group-499");
        assertThat(page.locator("table.policies tbody tr")).hasCount(1);
        assertThat(page.locator("table.policies")).containsText("Labs & Übungen");
        link(page, "Lab & Co.").click();
        assertThat(page.getByText("A change holds at once at:")).isVisible();
        assertThat(page.locator("main")).containsText("Nobody came in under it");
        at(page, "policy:name").fill("Laboratories");
        at(page, "policy:groups").fill("labs");
        at(page, "policy:offer_input").pressSequentially(People.GROUP.substring(0, 4));
        page.locator(".ui-autocomplete-item").first().click();
        assertThat(at(page, "policy:groups")).hasValue("labs\n" + People.GROUP);
        console.proxy()
                .api()
                .put(
                        "/policies/Lab%20%26%20Co.",
                        "{\"description\": \"theirs\", \"groups\": [\"" + People.GROUP + "\"]}");
        button(page, "Save").click();
        assertThat(page.getByText("Somebody else changed")).isVisible();
        assertThat(at(page, "policy:conflict")).containsText("theirs");
        button(page, "Go on with what I typed").click();
        assertThat(button(page, "Go on with what I typed")).hasCount(0);
        button(page, "Save").click();
        assertThat(page.getByText("Laboratories is saved.")).isVisible();
        Assertions.assertThat(
                        get("/applications/second").at("/policies/0/shared").asText())
                .isEqualTo("Laboratories");

        console.signOn(chromium, "labs", "ada").close();
        console.open(page, "edit-policy.xhtml?name=Laboratories");
        assertThat(page.locator("main")).containsText("One person came in under it");
        button(page, "Delete").click();
        assertThat(page.locator(".ui-confirmdialog-yes")).hasText("Delete Laboratories");
        page.locator(".ui-confirmdialog-yes").click();
        assertThat(page.getByText("These applications refer to it: ")).isVisible();

        console.proxy().api().delete("/applications/labs");
        console.proxy().api().delete("/applications/second");
        button(page, "Delete").click();
        page.locator(".ui-confirmdialog-yes").click();
        assertThat(page.getByText("Laboratories is deleted.")).isVisible();
    }

    @Test
    void keepsWhatWasTypedIntoAPolicyWhoseNameIsTaken() {
        console.proxy().api().put("/policies/Taken", "{\"groups\": [\"" + People.GROUP + "\"]}");
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "edit-policy.xhtml");
        at(page, "policy:name").fill("Taken");
        at(page, "policy:groups").fill("typed-at-length");
        button(page, "Save").click();

        assertThat(page.locator("#messages")).containsText("Nothing was saved");
        assertThat(at(page, "policy:name")).hasAttribute("aria-invalid", "true");
        page.onDialog(dialog -> dialog.accept());
        link(page, "Overview").first().click();
        page.waitForURL(console.url("index").toString());
        console.open(page, "edit-policy.xhtml");
        button(page, "Put it back").click();
        assertThat(at(page, "policy:groups")).hasValue("typed-at-length");
        console.proxy().api().delete("/policies/Taken");
    }

    @Test
    void showsTheDefaultMappingAndMakesAnApplicationLikeAnother() {
        application("first", "Première & Cie", false);
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "applications");
        page.locator("a[href*='from=first']").click();
        assertThat(page.getByText("Filled from Première & Cie")).isVisible();
        assertThat(page.getByLabel("Display name")).hasValue("Première & Cie, copy");
        assertThat(page.getByLabel("Application name")).hasValue("premiere-cie-copy");
        page.getByLabel("Display name").fill("Übung & Co.");
        page.getByLabel("Display name").press("Tab");
        assertThat(page.getByLabel("Application name")).hasValue("ubung-co");

        page.getByText("Attributes", new Page.GetByTextOptions().setExact(true)).click();
        Locator locale = at(page, "application:tabs:defaults")
                .locator("tr")
                .filter(new Locator.FilterOptions().setHasText("locale"));
        assertThat(locale).containsText("preferredLanguage");
        locale.getByText("Override").click();
        at(page, "application:tabs:scim-attributes:0:value").fill("lang");
        button(page, "Add row").click();
        assertThat(locale).containsText("lang");
        locale.getByText("Reset").click();
        assertThat(locale).not().containsText("lang");
        locale.getByText("Override").click();
        assertThat(at(page, "application:tabs:scim-attributes:1:target")).hasValue("locale");
        at(page, "application:tabs:scim-attributes:0:target").fill("title");
        at(page, "application:tabs:scim-attributes:0:value").fill("title");
        page.getByText("SAML", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Peakon’s entity ID").fill("https://uebung.example/metadata");
        button(page, "Add application").click();
        assertThat(page.locator("h1")).hasText("Übung & Co.");
        assertThat(page.getByText("No token is set")).hasCount(1);

        Assertions.assertThat(get("/applications/ubung-co").at("/displayName").asText())
                .isEqualTo("Übung & Co.");
        Assertions.assertThat(get("/applications/ubung-co").at("/policies"))
                .isEqualTo(get("/applications/first").at("/policies"));
        console.proxy().api().delete("/applications/ubung-co");
        console.proxy().api().delete("/applications/first");
    }
}
