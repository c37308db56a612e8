package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.peakonjit.it.parts.ConsoleLandscape.button;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.ConsoleLandscape;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.Proxy;
import org.peakonjit.it.parts.TwoNodes;
import org.peakonjit.it.parts.WithSharedParts;

/** The console where each request goes to another node, and one of them dies. */
@TestInstance(Lifecycle.PER_CLASS)
@WithSharedParts
class AnyNodeIT {

    private static final String NAME = "anywhere";

    private final Chromium chromium = Chromium.start();
    private final TwoNodes nodes;
    private final Page page;

    AnyNodeIT(TwoNodes nodes) {
        this.nodes = nodes;
        this.page = chromium.newPage();
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @Test
    void servesAnAdministratorWhicheverNodeARequestGoesTo() {
        nodes.node(0).apiAtNode().apply(application());
        page.route("https://idp.corp.example/**", this::answerAsTheIdp);
        page.navigate(nodes.url("/console/").toString());
        signIn();

        editAnApplication();
        decideBetweenTwoVersions();
        makeAPolicy();
        releaseSeats();
        tryASignIn();
        goOnWhereANodeDies();
        endTheSessionEverywhere();
    }

    private ObjectNode application() {
        ObjectNode application = Landscape.application(NAME, nodes.peakon()).put("description", "before");
        application.withObject("/scim").put("licenseConsumptionLimit", 50);
        return application;
    }

    private void open(String name) {
        page.navigate(nodes.url("/console/" + name).toString());
    }

    private Locator at(String id) {
        return page.locator("[id='" + id + "']");
    }

    private Locator field(String id) {
        return at("application:tabs:" + id);
    }

    private void tab(String title) {
        page.locator("[role=tab]", new Page.LocatorOptions().setHasText(title)).click();
    }

    private String stored(String pointer) {
        return nodes.node(1)
                .apiAtNode()
                .get("/applications/" + NAME)
                .body()
                .at(pointer)
                .asText();
    }

    private void signIn() {
        ConsoleLandscape.fillIn(page, Proxy.ADMIN, Proxy.ADMIN_PASSWORD);
        assertThat(at("signOut:out")).isVisible();
        Assertions.assertThat(page.context().cookies())
                .extracting(one -> one.name)
                .doesNotContain("JSESSIONID");
    }

    /** Rows that are added one by one, a typed token, a mistake, and a save: each a request to another node. */
    private void editAnApplication() {
        open("application.xhtml?name=" + NAME);
        field("description").fill("by many nodes");
        field("domainName").fill("no domain!");
        for (int row = 0; row < 3; row++) {
            button(page, "Add policy").click();
            field("policies:" + row + ":name").fill("Policy " + row);
            field("policies:" + row + ":groups").fill("group-" + row);
        }
        tab("SCIM");
        field("scim-bearerToken").fill("a-new-token");
        button(page, "Save").click();
        assertThat(page.locator("[role=tab] .mistakes")).hasCount(1);
        Assertions.assertThat(page.content()).doesNotContain("a-new-token");
        field("domainName").fill("corp.example");
        button(page, "Save").click();
        assertThat(page.getByText(NAME + " is saved.")).isVisible();
        Assertions.assertThat(stored("/policies/2/groups/0")).isEqualTo("group-2");
        Assertions.assertThat(nodes.node(0)
                        .apiAtNode()
                        .get("/audit?outcome=application.changed&limit=1")
                        .body()
                        .toString())
                .contains("bearerTokenChanged");
    }

    private void decideBetweenTwoVersions() {
        open("application.xhtml?name=" + NAME);
        nodes.node(1).apiAtNode().apply(application().put("description", "theirs"));
        field("description").fill("mine");
        button(page, "Save").click();
        button(page, "Save this").click();
        assertThat(page.getByText("Choose for each field first.")).isVisible();
        page.getByLabel("Stored now: theirs").check();
        button(page, "Save this").click();
        assertThat(page.getByText(NAME + " is saved.")).isVisible();
        Assertions.assertThat(stored("/description")).isEqualTo("theirs");
    }

    /** What is said before a redirect is shown after it. */
    private void makeAPolicy() {
        open("edit-policy.xhtml");
        at("policy:name").fill("Shared by nodes");
        at("policy:groups").fill("everybody");
        button(page, "Save").click();
        page.waitForURL("**/policies.xhtml");
        assertThat(page.getByText("Shared by nodes is saved.")).isVisible();
        page.reload();
        assertThat(page.getByText("Shared by nodes is saved.")).hasCount(0);
        nodes.node(0).apiAtNode().apply(application());
    }

    /** A job of one node, watched from both. */
    private void releaseSeats() {
        for (String person : List.of("ann", "ben", "eve")) {
            HttpBrowser browser = nodes.idp().browser();
            HttpBrowser.Page atIdp = browser.open(nodes.url("/login/" + NAME));
            Assertions.assertThat(
                            browser.post(nodes.url("/saml/acs"), nodes.idp().answer(atIdp, person + "@corp.example"))
                                    .carriesResponse())
                    .isTrue();
        }
        open("seats.xhtml?application=" + NAME);
        button(page, "Release all that match").click();
        at("release:typed").fill("3");
        button(page, "Release 3 seats").click();
        page.waitForURL("**/job.xhtml?**");
        assertThat(page.locator("#facts")).containsText("Seats released 3");
    }

    private void answerAsTheIdp(Route route) {
        HttpBrowser.Page arrival =
                new HttpBrowser.Page(URI.create(route.request().url()), 0, "", Map.of());
        String fields = nodes.idp().answer(arrival, "eve@corp.example").entrySet().stream()
                .map(field -> "<input type=hidden name=" + field.getKey() + " value='" + field.getValue() + "'>")
                .collect(Collectors.joining());
        route.fulfill(new Route.FulfillOptions()
                .setContentType("text/html")
                .setBody("<form method=post action='" + nodes.url("/saml/acs") + "'>" + fields
                        + "</form><script>document.forms[0].submit()</script>"));
    }

    private void tryASignIn() {
        open("test-sign-in.xhtml?application=" + NAME);
        at("test:start").click();
        assertThat(page.locator("#outcome")).isVisible();
        assertThat(page.locator("main")).containsText("eve@corp.example");
    }

    /** At most a reload: who is signed in, the page and what was typed are there, whoever answers. */
    private void goOnWhereANodeDies() {
        open("application.xhtml?name=" + NAME);
        field("description").fill("typed before it died");
        button(page, "Add policy").click();
        field("policies:0:name").fill("Added before it died");
        field("policies:0:groups").fill("survivors");
        nodes.kill(0);
        button(page, "Save").click();
        page.waitForTimeout(1000);
        if (!page.getByText(NAME + " is saved.").isVisible()) {
            page.onceDialog(dialog -> dialog.accept());
            page.reload();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Put it back"))
                    .click();
            button(page, "Save").click();
        }
        assertThat(page.getByText(NAME + " is saved.")).isVisible();
        Assertions.assertThat(stored("/description")).isEqualTo("typed before it died");
        Assertions.assertThat(stored("/policies/0/groups/0")).isEqualTo("survivors");
        nodes.start(0);
    }

    private void endTheSessionEverywhere() {
        List<Cookie> stolen = page.context().cookies();
        at("signOut:out").click();
        assertThat(at("signIn:name")).isVisible();
        page.context().addCookies(stolen);
        for (int request = 0; request < 2; request++) {
            open("keys.xhtml");
            assertThat(at("signIn:name")).isVisible();
        }
    }
}
