package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.peakonjit.it.parts.ConsoleLandscape.button;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.ConsoleLandscape;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.Proxy;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.WithSharedParts;

/** Who gets into the console, as administrator, as auditor or not at all, and how a session ends. */
@TestInstance(Lifecycle.PER_CLASS)
@WithSharedParts
class ConsoleAccessIT {

    private static final String AUDITOR = "auditor";
    private static final String AUDITORS_PASSWORD = "an auditor's password";

    private final Chromium chromium = Chromium.start();
    private final ConsoleLandscape console;
    private final PayaraMicro proxy;

    ConsoleAccessIT(ConsoleLandscape console) {
        this.console = console;
        this.proxy = console.proxy();
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @Test
    void saysWhatIsWrongWithoutScripts() {
        Page page = chromium.newPage(
                new Browser.NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false));
        console.open(page, "index");
        ConsoleLandscape.fillIn(page, Proxy.ADMIN, "wrong");
        assertThat(page.getByText("Account or password is wrong.")).isVisible();
        ConsoleLandscape.fillIn(page, Proxy.ADMIN, Proxy.ADMIN_PASSWORD);
        assertThat(page).hasURL(proxy.url("/console/index.xhtml").toString());
    }

    @Test
    void asksWhoeverIsNotSignedInToSignInAndThenShowsWhatTheyWanted() {
        Page page = chromium.newPage();
        console.open(page, "seats.xhtml?application=peakon");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Sign in");

        ConsoleLandscape.fillIn(page, Proxy.ADMIN, "wrong");
        assertThat(page.getByText("Account or password is wrong.")).isVisible();
        ConsoleLandscape.fillIn(page, "nobody", "wrong");
        assertThat(page.getByText("Account or password is wrong.")).isVisible();
        ConsoleLandscape.fillIn(page, Proxy.ADMIN, Proxy.ADMIN_PASSWORD);

        assertThat(page)
                .hasURL(proxy.url("/console/seats.xhtml?application=peakon").toString());
    }

    @Test
    void bringsEachTabToItsPageThoughAnotherSignedInFirst() {
        Page first = chromium.newPage();
        Page second = first.context().newPage();
        Page third = first.context().newPage();
        console.open(first, "policies.xhtml");
        console.open(second, "seats.xhtml?application=peakon");
        console.open(third, "jobs.xhtml");
        ConsoleLandscape.fillIn(first, Proxy.ADMIN, Proxy.ADMIN_PASSWORD);
        assertThat(first).hasURL(console.url("policies.xhtml").toString());

        ConsoleLandscape.fillIn(second, Proxy.ADMIN, Proxy.ADMIN_PASSWORD);
        assertThat(second).hasURL(console.url("seats.xhtml?application=peakon").toString());
        third.reload();
        assertThat(third).hasURL(console.url("jobs.xhtml").toString());
    }

    @Test
    void saysThatAPageToSignInHadGrownTooOldAndKeepsWhatWasWanted() {
        Page page = chromium.newPage();
        console.open(page, "seats.xhtml?application=peakon");
        page.evaluate("document.querySelectorAll('input[name=\"jakarta.faces.ViewState\"]')"
                + ".forEach(field => field.value = '1:1')");
        ConsoleLandscape.fillIn(page, Proxy.ADMIN, Proxy.ADMIN_PASSWORD);

        assertThat(page.locator("#expired")).containsText("was not carried out");
        ConsoleLandscape.fillIn(page, Proxy.ADMIN, Proxy.ADMIN_PASSWORD);
        assertThat(page).hasURL(console.url("seats.xhtml?application=peakon").toString());
    }

    @Test
    void endsTheSessionOnTheServerAtSignOut() {
        Page page = console.asAdministrator(chromium.newPage());
        String session = cookie(page);
        page.locator("[id='signOut:out']").click();
        assertThat(page).hasURL(proxy.url("/console/sign-in.xhtml").toString());

        RawBrowser thief = new RawBrowser(proxy.baseUrl());
        thief.cookies().put("peakonjit-console", session);

        Assertions.assertThat(thief.get("/console/index.xhtml").status()).isEqualTo(302);
    }

    @Test
    void renewsTheSessionIdAtSignInAndGuardsItsCookie() {
        Page page = chromium.newPage();
        page.navigate(proxy.url("/console/").toString());
        page.context()
                .addCookies(List.of(new Cookie("peakonjit-console", "known-before")
                        .setUrl(proxy.url("/").toString())));
        ConsoleLandscape.fillIn(page, Proxy.ADMIN, Proxy.ADMIN_PASSWORD);
        assertThat(page).hasURL(proxy.url("/console/index.xhtml").toString());

        Assertions.assertThat(cookie(page)).isNotEqualTo("known-before");
        Assertions.assertThat(page.context().cookies())
                .filteredOn(one -> one.name.equals("peakonjit-console"))
                .allSatisfy(one -> {
                    Assertions.assertThat(one.httpOnly).isTrue();
                    Assertions.assertThat(one.sameSite.name()).isEqualTo("LAX");
                });
    }

    /** Wrong passwords that others send do not make its owner wait. */
    @Test
    void knowsTheBrowserAgainInWhichSomebodySignedIn() {
        Page page = chromium.newPage();
        page.navigate(proxy.url("/console/").toString());
        ConsoleLandscape.fillIn(page, Proxy.ADMIN, "wrong");
        assertThat(page.getByText("Account or password is wrong.")).isVisible();
        Assertions.assertThat(page.context().cookies())
                .extracting(one -> one.name)
                .doesNotContain("peakonjit-browser");

        ConsoleLandscape.fillIn(page, Proxy.ADMIN, Proxy.ADMIN_PASSWORD);
        assertThat(page).hasURL(proxy.url("/console/index.xhtml").toString());
        String mark = cookie(page, "peakonjit-browser");
        Assertions.assertThat(page.context().cookies())
                .filteredOn(one -> one.name.equals("peakonjit-browser"))
                .allSatisfy(one -> {
                    Assertions.assertThat(one.httpOnly).isTrue();
                    Assertions.assertThat(one.sameSite.name()).isEqualTo("STRICT");
                    Assertions.assertThat(one.path).endsWith("/console");
                });

        page.locator("[id='signOut:out']").click();
        ConsoleLandscape.fillIn(page, Proxy.ADMIN, Proxy.ADMIN_PASSWORD);
        assertThat(page).hasURL(proxy.url("/console/index.xhtml").toString());
        Assertions.assertThat(cookie(page, "peakonjit-browser")).isEqualTo(mark);
    }

    private static String cookie(Page page) {
        return cookie(page, "peakonjit-console");
    }

    private static String cookie(Page page, String name) {
        return page.context().cookies().stream()
                .filter(one -> one.name.equals(name))
                .findFirst()
                .orElseThrow()
                .value;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/index.xhtml",
                "/console/application.xhtml?name=peakon",
                "/console/index.xhtml;jsessionid=x",
                "/console/nothing-there.xhtml",
                "/faces/console/index.xhtml",
                "/console/index.jsf",
                "/console/index.faces",
                "/console//index.xhtml",
                "/x/../console/seats.xhtml",
                "/WEB-INF/console/template.xhtml"
            })
    void showsNothingToStrangers(String path) {
        RawBrowser.Answer answer = new RawBrowser(proxy.baseUrl()).get(path);

        Assertions.assertThat(answer.status()).isIn(302, 400, 403, 404);
        Assertions.assertThat(answer.body()).doesNotContain("peakon\"", "Licenses consumed", "t['");
        if (answer.status() == 302) {
            Assertions.assertThat(answer.header("Location")).startsWith("/console/sign-in.xhtml");
        }
    }

    @Test
    void takesFormsFromItsOwnPagesOnly() {
        RawBrowser stranger = new RawBrowser(proxy.baseUrl());

        RawBrowser.Answer answer = stranger.post("/console/sign-in.xhtml", "signIn", "signIn");

        Assertions.assertThat(answer.status()).isEqualTo(403);
        Assertions.assertThat(answer.document().select("a.button").attr("href"))
                .isEqualTo(proxy.url("/console/").toString());
    }

    @Test
    void letsItsOwnPagesUseTheApi() {
        Page page = console.asAdministrator(chromium.newPage());

        Assertions.assertThat(page.evaluate("""
                        async () => {
                          const path = '/api/v1/applications/by-session';
                          const session = await (await fetch('/api/v1/session')).json();
                          const send = async (method, token) => (await fetch(path, {
                            method: method,
                            headers: Object.assign({'Content-Type': 'application/json'},
                                token ? {'X-Peakon-JIT-Token': token} : {}),
                            body: method === 'PUT'
                                ? '{"saml":{"entityId":"urn:by-session","acsUrl":"https://p.example/acs"}}' : undefined
                          })).status;
                          return [session.name, session.role, await send('PUT'), await send('PUT', 'guessed'),
                              await send('PUT', session.token), await send('DELETE', session.token)].join(' ');
                        }""")).isEqualTo(Proxy.ADMIN + " administrator 403 403 201 204");
        page.locator("[id='signOut:out']").click();
        assertThat(page).hasURL(proxy.url("/console/sign-in.xhtml").toString());
        Assertions.assertThat(page.evaluate("async () => { const answer = await fetch('/api/v1/session');"
                        + " return answer.status + ' ' + answer.headers.get('WWW-Authenticate').split(' ')[0]; }"))
                .isEqualTo("401 Session");
    }

    @Test
    void letsAnAuditorSeeEverythingAndChangeNothing() {
        Assertions.assertThat(proxy.api()
                        .put(
                                "/administrators/" + AUDITOR,
                                "{\"role\":\"auditor\",\"password\":\"" + AUDITORS_PASSWORD + "\"}")
                        .status())
                .isEqualTo(201);
        Page page = console.signedIn(chromium.newPage(), AUDITOR, AUDITORS_PASSWORD);
        console.open(page, "application.xhtml?name=peakon");
        assertThat(page.getByLabel("Description")).isDisabled();
        assertThat(button(page, "Save")).hasCount(0);
        console.open(page, "add-application");
        assertThat(page.getByText("An auditor sees everything and changes nothing."))
                .isVisible();

        console.open(page, "application.xhtml?template=peakon");
        assertThat(page.getByText("An auditor sees everything and changes nothing."))
                .isVisible();
        Object answer = page.evaluate("""
                async () => {
                  const form = document.getElementById('application');
                  const body = new URLSearchParams(new FormData(form));
                  body.set('application:save', 'application:save');
                  body.set('application:tabs:name', 'by-an-auditor');
                  return (await fetch(form.action, { method: 'POST', body })).status;
                }""");

        Assertions.assertThat(answer).isEqualTo(200);
        Assertions.assertThat(proxy.api().get("/applications/by-an-auditor").status())
                .isEqualTo(404);
        Assertions.assertThat(proxy.api()
                        .as(AUDITOR, AUDITORS_PASSWORD)
                        .put("/administrators/x", "{}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void changesOnesOwnPasswordOnlyWhenItIsTypedTwiceTheSame() {
        String before = "before anybody changed it";
        String after = "after somebody changed it";
        proxy.api().put("/administrators/forgetful", "{\"role\":\"auditor\",\"password\":\"" + before + "\"}");
        Page page = console.signedIn(chromium.newPage(), "forgetful", before);
        console.open(page, "account");
        changePassword(page, before, after, after + "?");
        assertThat(page.getByText("The two new passwords are not the same.")).isVisible();
        changePassword(page, "not it at all", after, after);
        assertThat(page.getByLabel("Current password")).hasAccessibleDescription("The current password is wrong.");
        changePassword(page, before, "x".repeat(1025), "x".repeat(1025));
        assertThat(page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true)))
                .hasAccessibleDescription("The new password needs 12 to 1024 characters.");
        Assertions.assertThat(
                        proxy.api().as("forgetful", before).get("/session").status())
                .isEqualTo(200);

        changePassword(page, before, after, after);
        assertThat(page.getByText("Your password is changed.")).isVisible();
        Assertions.assertThat(proxy.api().as("forgetful", after).get("/session").status())
                .isEqualTo(200);
    }

    private static void changePassword(Page page, String current, String fresh, String again) {
        page.getByLabel("Current password").fill(current);
        page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                .fill(fresh);
        page.getByLabel("New password, again").fill(again);
        button(page, "Change password").click();
    }

    @Test
    void endsTheSessionsOfARemovedAccount() {
        Assertions.assertThat(proxy.api()
                        .put(
                                "/administrators/temporary",
                                "{\"role\":\"administrator\",\"password\":\"only for a moment\"}")
                        .status())
                .isEqualTo(201);
        Page page = console.signedIn(chromium.newPage(), "temporary", "only for a moment");
        Page admin = console.asAdministrator(chromium.newPage());
        console.open(admin, "administrators");
        button(admin, "Remove: temporary").click();
        admin.locator(".ui-confirmdialog-yes").click();
        assertThat(admin.getByText("The account temporary is removed.")).isVisible();
        console.open(page, "index");

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Sign in");
    }

    @Test
    void asksBeforeItRemovesAnAccountWithoutScripts() {
        for (String name : List.of("plain-1", "plain-2")) {
            proxy.api().put("/administrators/" + name, "{\"role\":\"auditor\",\"password\":\"only for a moment\"}");
        }
        Page page = console.asAdministrator(chromium.newPage(
                new Browser.NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false)));
        console.open(page, "administrators");
        page.locator("[id='administrators:name']").fill("typed");
        Locator asks = page.locator("dialog.ask");

        button(page, "Remove: plain-2").click();
        assertThat(asks).containsText("Remove the account plain-2? Whoever uses it is signed out at once.");
        button(page, "Cancel").click();
        assertThat(asks).hasCount(0);
        assertThat(button(page, "Remove: plain-2")).isVisible();
        assertThat(page.locator("[id='administrators:name']")).hasValue("typed");

        proxy.api().delete("/administrators/plain-1");
        button(page, "Remove: plain-2").click();
        asks.locator(".danger").click();
        assertThat(page.getByText("The account plain-2 is removed.")).isVisible();
        assertThat(page.locator("[id='administrators:accounts']")).not().containsText("plain-");
    }

    @Test
    void saysWithoutScriptsThatWhatIsToBeDeletedIsGoneMeanwhile() {
        proxy.api().put("/policies/plain", "{\"name\":\"plain\",\"groups\":[\"a\"]}");
        Page page = console.asAdministrator(chromium.newPage(
                new Browser.NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false)));
        console.open(page, "edit-policy.xhtml?name=plain");
        button(page, "Delete").click();
        proxy.api().delete("/policies/plain");
        button(page, "Delete plain").click();

        assertThat(page).hasURL(proxy.url("/console/policies.xhtml").toString());
        assertThat(page.locator("#messages")).containsText("plain");
    }

    @Test
    void removesTheAccountBesideTheButtonThoughAnotherIsGoneMeanwhile() {
        for (String name : List.of("gone-1", "gone-2", "gone-3")) {
            proxy.api().put("/administrators/" + name, "{\"role\":\"auditor\",\"password\":\"only for a moment\"}");
        }
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "administrators");
        proxy.api().delete("/administrators/gone-1");

        button(page, "Remove: gone-2").click();
        assertThat(page.getByText("Remove the account gone-2?")).isVisible();
        page.locator(".ui-confirmdialog-yes").click();

        assertThat(page.getByText("The account gone-2 is removed.")).isVisible();
        assertThat(button(page, "Remove: gone-1")).hasCount(0);
        button(page, "Edit: gone-3").click();
        assertThat(page.locator("[id='administrators:name']")).hasValue("gone-3");
    }

    @Test
    void letsPeopleOfTheAdministratorsGroupsInThroughTheIdpAndNobodyElse() {
        Page page = chromium.newPage();
        page.navigate(proxy.url("/console/").toString());
        page.getByText("Sign in with your company account").click();
        page.locator("button[name=person][value=ada]").click();
        assertThat(page).hasURL(proxy.url("/console/index.xhtml").toString());
        console.open(page, "administrators");
        assertThat(button(page, "Save")).isVisible();

        Page stranger = chromium.newPage();
        stranger.navigate(proxy.url("/console/saml").toString());
        stranger.locator("button[name=person][value=greta]").click();
        assertThat(stranger.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Not for you");
        assertThat(ConsoleLandscape.link(stranger, "Open the console"))
                .hasAttribute("href", proxy.url("/console/").getPath());
        console.open(stranger, "index");
        assertThat(stranger.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Sign in");
    }

    @Test
    void keepsTheLastAdministrator() {
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "administrators");
        button(page, "Remove: " + Proxy.ADMIN).click();
        page.locator(".ui-confirmdialog-yes").click();

        assertThat(page.getByText(Proxy.ADMIN + " is the last administrator")).isVisible();
    }

    @Test
    void takesAnAccountIntoTheFormToChangeIt() {
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "administrators");
        button(page, "Edit: " + Proxy.ADMIN).click();

        assertThat(page.locator("[id='administrators:name']")).hasValue(Proxy.ADMIN);
        assertThat(page.locator("[id='administrators:role']")).hasValue("ADMINISTRATOR");
        assertThat(page.locator("[id='administrators:role']")).isFocused();
    }

    @Test
    void leavesWhatIsTypedAsItIsAtEnter() {
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "administrators");
        page.locator("[id='administrators:name']").fill("newcomer");
        page.locator("[id='administrators:password']").fill("twelve and some more");
        page.locator("[id='administrators:password']").press("Enter");
        page.waitForTimeout(1000);

        assertThat(page.locator("[id='administrators:name']")).hasValue("newcomer");
        assertThat(page.locator("[id='administrators:password']")).hasValue("twelve and some more");
    }

    @Test
    void keepsATypedPasswordThatCouldNotBeSavedYet() {
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "administrators");
        page.locator("[id='administrators:name']").fill("two:parts");
        page.locator("[id='administrators:password']").fill(" typed only once ");
        button(page, "Save").click();
        assertThat(page.locator(".field > span.bad")).containsText("without a colon");
        page.locator("[id='administrators:name']").fill("parts");
        button(page, "Save").click();
        assertThat(page.getByText("The account parts is created.")).isVisible();

        assertThat(console.signedIn(chromium.newPage(), "parts", " typed only once "))
                .hasURL(proxy.url("/console/index.xhtml").toString());
    }
}
