package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.peakonjit.it.parts.ConsoleLandscape.button;
import static org.peakonjit.it.parts.ConsoleLandscape.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.ConsoleLandscape;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.Proxy;
import org.peakonjit.it.parts.WithSharedParts;

/** What somebody typed is not lost, whatever happens before it is saved. */
@TestInstance(Lifecycle.PER_CLASS)
@WithSharedParts
class ConsoleKeepingIT {

    private static final String NAME = "keeping";
    private static final String TOKEN = "never-in-the-browser";

    private final Chromium chromium = Chromium.start();
    private final ConsoleLandscape console;
    private final PayaraMicro proxy;

    ConsoleKeepingIT(ConsoleLandscape console) {
        this.console = console;
        this.proxy = console.proxy();
    }

    @AfterAll
    void stop() {
        proxy.api().delete("/applications/" + NAME);
        chromium.close();
    }

    @BeforeEach
    void application() {
        ObjectNode application = ConsoleLandscape.application(console.peakon()).put("name", NAME);
        application.put("description", "before").put("domainName", "corp.example");
        proxy.api().apply(application);
    }

    private Page opened() {
        return opened(console.asAdministrator(chromium.newPage()));
    }

    private Page opened(Page page) {
        console.open(page, "application.xhtml?name=" + NAME);
        return page;
    }

    private static void tab(Page page, String title) {
        page.locator("[role=tab]", new Page.LocatorOptions().setHasText(title)).click();
    }

    private static Locator at(Page page, String id) {
        return page.locator("[id='application:tabs:" + id + "']");
    }

    private void assertSaved(Page page) {
        assertThat(page.getByText(NAME + " is saved.")).isVisible();
    }

    private List<JsonNode> told(String action, String object) {
        List<JsonNode> lines = new ArrayList<>();
        proxy.api()
                .get("/audit?outcome=" + action + "&limit=50")
                .body()
                .at("/items")
                .forEach(lines::add);
        lines.removeIf(line -> !line.path("object").asText().equals(object));
        return lines;
    }

    private String stored(String member) {
        return proxy.api().get("/applications/" + NAME).body().at(member).asText();
    }

    @Test
    void keepsASecretWhileAnotherFieldIsWrong() {
        Page page = opened();
        at(page, "domainName").fill("no domain!");
        tab(page, "SCIM");
        at(page, "scim-bearerToken").fill("a-new-token");
        at(page, "scim-licenseConsumptionLimit").fill("-1");
        assertThat(page.locator("[data-changes]")).hasText("3 changes, not saved");
        button(page, "Save").click();

        assertThat(page.locator("[role=tab] .mistakes")).hasCount(2);
        assertThat(page.locator("[role=tab][aria-selected=true]")).containsText("General");
        tab(page, "SCIM");
        assertThat(page.getByText("What you entered is kept until you save")).isVisible();
        at(page, "scim-licenseConsumptionLimit").fill("50");
        tab(page, "General");
        at(page, "domainName").fill("corp.example");
        button(page, "Save").click();
        assertSaved(page);
        Assertions.assertThat(told("application.changed", NAME))
                .first()
                .asString()
                .contains("bearerTokenChanged");
        assertThat(page.locator("[data-changes]")).hasText("No changes");
    }

    @Test
    void savesAPageHoweverManyOthersWereOpenedMeanwhile() {
        Page page = opened();
        at(page, "description").fill("sixty pages later");
        page.evaluate("""
                async () => {
                  for (let i = 0; i < 60; i++) {
                    await (await fetch('application.xhtml?name=peakon&i=' + i)).text();
                  }
                }""");
        button(page, "Save").click();
        assertSaved(page);
        Assertions.assertThat(stored("/description")).isEqualTo("sixty pages later");
    }

    @Test
    void takesNothingForSavedThatTheServerDidNotAnswer() {
        Page page = opened();
        at(page, "description").fill("typed offline");
        for (Consumer<Route> outage : List.<Consumer<Route>>of(
                Route::abort, route -> route.fulfill(new Route.FulfillOptions().setStatus(503)))) {
            page.route("**/console/application.xhtml*", route -> {
                if (String.valueOf(route.request().postData()).contains("application%3Asave")) {
                    outage.accept(route);
                } else {
                    route.resume();
                }
            });
            button(page, "Save").click();
            assertThat(page.locator("#messages .ui-messages-error")).containsText("did not answer as it should");
            assertThat(page.locator("#messages .ui-messages-error")).isFocused();
            assertThat(page.locator("[data-changes]")).not().hasText("No changes");
            page.waitForFunction("JSON.stringify(sessionStorage).includes('typed offline')");
            page.unroute("**/console/application.xhtml*");
            at(page, "description").focus();
        }
        Assertions.assertThat(stored("/description")).isEqualTo("before");
        button(page, "Save").click();
        assertSaved(page);
        assertThat(page.locator("#messages .ui-messages-error")).hasCount(0);
        assertThat(page.locator("[data-changes]")).hasText("No changes");
    }

    @Test
    void keepsWhatWasTypedWhereADeletionWasCancelled() {
        Page page = opened();
        at(page, "description").fill("typed before the deletion");
        button(page, "Delete").click();
        page.locator(".ui-confirmdialog-no").click();
        button(page, "Add policy").click();
        assertThat(at(page, "policies:1:name")).isFocused();

        assertThat(page.locator("[data-changes]")).not().hasText("No changes");
        page.waitForFunction("JSON.stringify(sessionStorage).includes('typed before the deletion')");
        page.onDialog(dialog -> dialog.accept());
        link(page, "Overview").first().click();
        page.waitForURL(console.url("index").toString());
        opened(page);
        button(page, "Put it back").click();
        assertThat(at(page, "description")).hasValue("typed before the deletion");
    }

    /** As after a restart or on another node: the server knows neither session nor page. */
    @Test
    void bringsPeopleBackWithWhatTheyTypedWhenTheirSessionIsGone() {
        Page page = opened();
        at(page, "description").fill("typed before it ended");
        button(page, "Add policy").click();
        assertThat(at(page, "policies:1:name")).isFocused();
        at(page, "policies:1:name").fill("Second");
        at(page, "policies:1:groups").fill("a\nb");
        tab(page, "SCIM");
        at(page, "scim-bearerToken").fill(TOKEN);
        at(page, "scim-reactivate").check();
        page.context().clearCookies();
        button(page, "Save").click();

        assertThat(page.locator("#ended")).containsText("does not know your session any more");
        Assertions.assertThat(page.evaluate("JSON.stringify(sessionStorage)").toString())
                .contains("typed before it ended")
                .doesNotContain(TOKEN);
        ConsoleLandscape.fillIn(page, Proxy.ADMIN, Proxy.ADMIN_PASSWORD);
        page.waitForURL(address -> address.contains("application.xhtml?name=" + NAME));
        assertThat(page.getByText("What you had typed is back.")).isVisible();
        assertThat(at(page, "policies:1:name")).hasValue("Second");
        assertThat(at(page, "policies:1:groups")).hasValue("a\nb");
        assertThat(at(page, "description")).hasValue("typed before it ended");
        tab(page, "SCIM");
        assertThat(at(page, "scim-reactivate")).isChecked();
        assertThat(page.getByText("Enter it again:")).isVisible();

        button(page, "Save").click();
        assertThat(page.getByText("Nothing was saved yet")).isVisible();
        Assertions.assertThat(stored("/description")).isEqualTo("before");
        button(page, "Save").click();
        assertSaved(page);
        Assertions.assertThat(stored("/policies/1/groups/1")).isEqualTo("b");
        page.reload();
        assertThat(page.locator("#draft")).isHidden();
    }

    @Test
    void loadsAnExpiredPageAfreshWithWhatWasTyped() {
        Page page = opened();
        at(page, "description").fill("typed on an old page");
        page.evaluate("document.querySelectorAll('input[name=\"jakarta.faces.ViewState\"]')"
                + ".forEach(field => field.value = '1:1')");
        button(page, "Save").click();

        assertThat(page.getByText("What you had typed is back.")).isVisible();
        Assertions.assertThat(page.url()).endsWith("application.xhtml?name=" + NAME);
        assertThat(at(page, "description")).hasValue("typed on an old page");
        button(page, "Save").click();
        assertSaved(page);
    }

    @Test
    void offersWhatWasTypedAfterThePageWasLeft() {
        Page page = opened();
        at(page, "description").fill("left behind");
        page.onDialog(dialog -> dialog.accept());
        link(page, "Overview").first().click();
        page.waitForURL(console.url("index").toString());
        opened(page);

        assertThat(page.getByText("something was typed and not saved")).isVisible();
        assertThat(at(page, "description")).hasValue("before");
        button(page, "Put it back").click();
        assertThat(at(page, "description")).hasValue("left behind");
        button(page, "Discard it").click();
        assertThat(page.locator("#draft")).isHidden();
        assertThat(at(page, "description")).hasValue("before");

        at(page, "description").fill("not for the next one");
        page.locator("[id='signOut:out']").click();
        assertThat(page).hasURL(proxy.url("/console/sign-in.xhtml").toString());
        Assertions.assertThat(page.evaluate("sessionStorage.length")).isEqualTo(0);
    }

    @Test
    void keepsWhatIsTypedBeforeThePageHasBegun() {
        Page page = console.asAdministrator(chromium.newPage());
        page.addInitScript("""
                window.addEventListener('DOMContentLoaded', () => {
                  const field = document.getElementById('application:tabs:description');
                  if (field && !sessionStorage.length) {
                    field.value = 'early';
                    field.dispatchEvent(new Event('input', {bubbles: true}));
                  }
                });""");
        opened(page);
        page.onDialog(dialog -> dialog.accept());
        link(page, "Overview").first().click();
        page.waitForURL(console.url("index").toString());
        opened(page);

        button(page, "Put it back").click();
        assertThat(at(page, "description")).hasValue("early");
    }

    @Test
    void announcesTheEndOfASessionAndProlongsIt() {
        Page page = console.asAdministrator(chromium.newPage());
        page.clock().install();
        opened(page);
        page.route("**/console/session", route -> {
            if (route.request().method().equals("GET")) {
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"idle\": 100, \"longest\": 20000}"));
            } else {
                route.resume();
            }
        });
        page.clock().fastForward("28:30");
        Locator dialog = page.getByRole(AriaRole.ALERTDIALOG);
        assertThat(dialog).isVisible();
        assertThat(button(page, "Stay signed in")).isFocused();
        Assertions.assertThat(page.title()).contains("You will be signed out soon");
        button(page, "Stay signed in").click();
        assertThat(dialog).isHidden();
        Assertions.assertThat(page.title()).startsWith(NAME);

        page.unroute("**/console/session");
        at(page, "description").fill("typed before the end");
        page.context().clearCookies();
        page.clock().fastForward("30:00");
        assertThat(page.locator("#ended")).containsText("You were signed out");
        ConsoleLandscape.fillIn(page, Proxy.ADMIN, Proxy.ADMIN_PASSWORD);
        assertThat(at(page, "description")).hasValue("typed before the end");
    }

    @Test
    void showsBothVersionsWhereTwoAdministratorsChangedTheSame() {
        Page mine = opened();
        Page theirs = opened();
        at(theirs, "description").fill("theirs");
        tab(theirs, "SCIM");
        at(theirs, "scim-licenseConsumptionLimit").fill("77");
        button(theirs, "Save").click();
        assertSaved(theirs);
        at(mine, "description").fill("mine");
        at(mine, "domainName").fill("other.example");
        button(mine, "Save").click();

        Locator conflict = mine.locator(".conflict");
        assertThat(conflict).containsText("Description");
        assertThat(conflict).containsText("Before: before");
        assertThat(conflict).containsText("License Consumption Limit: 77");
        button(mine, "Save this").click();
        assertThat(mine.getByText("Choose for each field first.")).isVisible();
        mine.getByLabel("Stored now: theirs").check();
        button(mine, "Save this").click();

        assertSaved(mine);
        Assertions.assertThat(stored("/description")).isEqualTo("theirs");
        Assertions.assertThat(stored("/domainName")).isEqualTo("other.example");
        Assertions.assertThat(stored("/scim/licenseConsumptionLimit")).isEqualTo("77");
    }

    @Test
    void savesOnceWhereSaveIsClickedTwiceAndGoesBackToAnEmptyForm() {
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "application.xhtml?template=peakon");
        at(page, "name").fill("twice");
        tab(page, "SAML");
        at(page, "saml-entityId").fill("urn:twice");
        at(page, "saml-acsUrl").fill("https://peakon.example/acs");
        tab(page, "SCIM");
        at(page, "scim-jitProvisioning").uncheck();
        button(page, "Add application").dblclick();
        page.waitForURL(address -> address.contains("name=twice"));
        assertThat(page.getByText("What comes next")).isVisible();
        assertThat(page.getByText("already")).hasCount(0);
        Assertions.assertThat(told("application.created", "twice")).hasSize(1);

        page.goBack();
        assertThat(page.locator("#draft")).isHidden();
        Page other = page.context().newPage();
        console.open(other, "application.xhtml?name=twice");
        page.goForward();
        at(page, "description").fill("from one tab");
        at(other, "domainName").fill("other.example");
        button(page, "Save").click();
        assertThat(page.getByText("twice is saved.")).isVisible();
        assertThat(at(other, "domainName")).hasValue("other.example");
        button(other, "Save").click();
        button(other, "Save this").click();
        assertThat(other.getByText("twice is saved.")).isVisible();
        Assertions.assertThat(proxy.api().get("/applications/twice").body().toString())
                .contains("from one tab", "other.example");
        proxy.api().delete("/applications/twice");
    }
}
