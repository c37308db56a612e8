package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.ConsoleLandscape;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.Proxy;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.SharedParts;
import org.peakonjit.sandbox.idp.People;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/** The console as administrators and auditors use it, in a real browser, and as strangers try to. */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(SharedParts.class)
class ConsoleIT {

    private static final String AUDITOR = "auditor";
    private static final String AUDITORS_PASSWORD = "an auditor's password";
    private static final List<String> PAGES = List.of(
            "index",
            "applications",
            "add-application",
            "application.xhtml?name=peakon",
            "seats",
            "policies",
            "identity-provider",
            "edit-identity-provider",
            "edit-identity-provider.xhtml?name=default",
            "keys",
            "reports",
            "changes",
            "alerts",
            "alert-settings",
            "administrators",
            "account",
            "test-sign-in",
            "reports.xhtml?report=provisioning",
            "trouble");

    /** What makes the page scroll sideways. */
    private static final String TOO_WIDE = """
            document.documentElement.scrollWidth <= innerWidth ? '' : [...document.querySelectorAll('main *')]
              .filter(one => one.getBoundingClientRect().right > innerWidth)
              .map(one => one.tagName + '#' + one.id + '.' + one.className).join(', ') || 'the frame'""";

    private final Chromium chromium = Chromium.start();
    private final ConsoleLandscape landscape;
    private final PeakonSandbox peakon;
    private final PayaraMicro proxy;

    ConsoleIT(ConsoleLandscape landscape) {
        this.landscape = landscape;
        this.peakon = landscape.peakon();
        this.proxy = landscape.proxy();
    }

    private static ObjectNode application(PeakonSandbox peakon) {
        return ConsoleLandscape.application(peakon);
    }

    @BeforeAll
    void letAPersonSignIn() {
        Page page = chromium.newPage();
        page.navigate(proxy.url("/login/peakon").toString());
        page.locator("button[name=person][value=ada]").click();
        assertThat(page).hasURL(peakon.origin() + "/");
        page.context().close();
        Assertions.assertThat(proxy.api()
                        .put(
                                "/administrators/" + AUDITOR,
                                "{\"role\":\"auditor\",\"password\":\"" + AUDITORS_PASSWORD + "\"}")
                        .status())
                .isEqualTo(201);
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    private Page signedIn() {
        return signedIn(chromium.newPage(), Proxy.ADMIN, Proxy.ADMIN_PASSWORD);
    }

    private Page signedIn(Page page, String name, String password) {
        page.navigate(proxy.url("/console/").toString());
        signIn(page, name, password);
        assertThat(page).hasURL(proxy.url("/console/index.xhtml").toString());
        return page;
    }

    private void signIn(Page page, String name, String password) {
        landscape.signIn(page, name, password);
    }

    private void open(Page page, String name) {
        landscape.open(page, name);
    }

    private static Locator button(Page page, String name) {
        return ConsoleLandscape.button(page, name);
    }

    @Test
    void asksWhoeverIsNotSignedInToSignInAndThenShowsWhatTheyWanted() {
        Page page = chromium.newPage();
        open(page, "seats.xhtml?application=peakon");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Sign in");

        signIn(page, Proxy.ADMIN, "wrong");
        assertThat(page.getByText("Account or password is wrong.")).isVisible();
        signIn(page, "nobody", "wrong");
        assertThat(page.getByText("Account or password is wrong.")).isVisible();
        signIn(page, Proxy.ADMIN, Proxy.ADMIN_PASSWORD);

        assertThat(page)
                .hasURL(proxy.url("/console/seats.xhtml?application=peakon").toString());
    }

    @Test
    void endsTheSessionOnTheServerAtSignOut() {
        Page page = signedIn();
        String session = cookie(page);
        page.locator("[id='signOut:out']").click();
        assertThat(page).hasURL(proxy.url("/console/sign-in.xhtml").toString());

        RawBrowser thief = new RawBrowser(proxy.baseUrl());
        thief.cookies().put("JSESSIONID", session);

        Assertions.assertThat(thief.get("/console/index.xhtml").status()).isEqualTo(302);
    }

    @Test
    void renewsTheSessionIdAtSignInAndGuardsItsCookie() {
        Page page = chromium.newPage();
        page.navigate(proxy.url("/console/").toString());
        String before = cookie(page);
        signIn(page, Proxy.ADMIN, Proxy.ADMIN_PASSWORD);
        assertThat(page).hasURL(proxy.url("/console/index.xhtml").toString());

        Assertions.assertThat(cookie(page)).isNotEqualTo(before);
        Assertions.assertThat(page.context().cookies())
                .filteredOn(one -> one.name.equals("JSESSIONID"))
                .allSatisfy(one -> {
                    Assertions.assertThat(one.httpOnly).isTrue();
                    Assertions.assertThat(one.sameSite.name()).isEqualTo("LAX");
                });
    }

    private static String cookie(Page page) {
        return page.context().cookies().stream()
                .filter(one -> one.name.equals("JSESSIONID"))
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

        Assertions.assertThat(stranger.post("/console/sign-in.xhtml", "signIn", "signIn")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void addsAnApplicationFromTheCatalogueAndSaysAtTheFieldWhatIsWrong() {
        Page page = signedIn();
        open(page, "add-application");
        page.getByLabel("Search applications").pressSequentially("generic");
        assertThat(page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Peakon").setExact(true)))
                .hasCount(0);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Generic SAML and SCIM"))
                .click();

        page.getByLabel("Application name").fill("surveys");
        page.getByLabel("Description").fill("<b>Surveys</b>");
        page.getByText("SCIM", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("SCIM URL").fill(peakon.scimBaseUrl().toString());
        page.getByLabel("OAuth Bearer Token").fill(peakon.bearerToken());
        page.getByLabel("License Consumption Limit").fill("-1");
        button(page, "Save").click();
        assertThat(page.locator("[id='application:tabs:saml-entityId'] ~ .bad")).isVisible();
        page.getByText("SCIM", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("[id='application:tabs:scim-licenseConsumptionLimit'] ~ .bad"))
                .isVisible();

        page.getByLabel("OAuth Bearer Token").fill(peakon.bearerToken());
        page.getByLabel("License Consumption Limit").fill("7");
        page.getByText("SAML", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Peakon’s entity ID").fill("https://surveys.example/metadata");
        page.getByLabel("Assertion consumer service URL").fill("https://surveys.example/assert");
        page.getByLabel("Login URL").first().fill("https://surveys.example/login");
        button(page, "Save").click();
        assertThat(page)
                .hasURL(proxy.url("/console/application.xhtml?name=surveys").toString());
        assertThat(page.getByText("surveys is saved.")).isVisible();
        page.getByText("SCIM", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Licenses consumed: 0 of 7")).isVisible();
        assertThat(page.getByText("A token is set.")).isVisible();
        Assertions.assertThat(page.content()).doesNotContain(peakon.bearerToken());
        Assertions.assertThat(proxy.api()
                        .get("/applications/surveys")
                        .body()
                        .at("/description")
                        .asText())
                .isEqualTo("<b>Surveys</b>");

        button(page, "Delete").click();
        button(page, "Yes").click();
        assertThat(page.getByText("surveys is deleted.")).isVisible();
        Assertions.assertThat(proxy.api().get("/applications/surveys").status()).isEqualTo(404);
    }

    @Test
    void changesPoliciesMappingAndLimitOfAnApplication() {
        ObjectNode other = application(peakon).put("name", "other");
        other.withObject("/saml").put("entityId", "https://other.example/metadata");
        proxy.api().apply(other);
        Page page = signedIn();
        open(page, "application.xhtml?name=other");
        button(page, "Add policy").click();
        page.locator("[id='application:tabs:policies:1:name']").fill("Leaders");
        page.locator("[id='application:tabs:policies:1:organizationalUnits']").fill("OU=Leaders,DC=corp,DC=example");
        page.getByText("Attributes", new Page.GetByTextOptions().setExact(true)).click();
        button(page, "Add row").click();
        page.locator("[id='application:tabs:scim-attributes:0:target']").fill("title");
        page.locator("[id='application:tabs:scim-attributes:0:value']").fill("jobTitle, title");
        page.getByText("SCIM", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("License Consumption Limit").fill("");
        button(page, "Save").click();
        assertThat(page.getByText("other is saved.")).isVisible();
        page.getByText("SCIM", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Licenses consumed: 0, no limit")).isVisible();

        var saved = proxy.api().get("/applications/other").body();
        Assertions.assertThat(saved.at("/policies/1/organizationalUnits/0").asText())
                .isEqualTo("OU=Leaders,DC=corp,DC=example");
        Assertions.assertThat(saved.at("/scim/attributes/0/source/1").asText()).isEqualTo("title");
        Assertions.assertThat(saved.at("/scim/licenseConsumptionLimit").isNull())
                .isTrue();
    }

    @Test
    void fillsTheSamlFieldsFromPeakonsMetadata() {
        ObjectNode imported = application(peakon).put("name", "imported");
        imported.withObject("/saml")
                .put("entityId", "https://imported.example/metadata")
                .put("acsUrl", "https://imported.example/assert");
        proxy.api().apply(imported);
        Page page = signedIn();
        open(page, "application.xhtml?name=imported");
        page.getByText("SAML", new Page.GetByTextOptions().setExact(true)).click();
        Locator url = page.getByLabel("URL of the metadata");
        Locator wrong = page.locator("[id='application:tabs:peakonMetadata'] .bad");

        url.fill("http://169.254.169.254/latest/meta-data");
        button(page, "Show what would change").click();
        assertThat(wrong).containsText("metadata-service address");
        url.fill("");
        page.setInputFiles(
                "#peakonMetadataFile", new FilePayload("sp.xml", "text/xml", "<a/>".getBytes(StandardCharsets.UTF_8)));
        assertThat(page.getByLabel("Metadata as XML")).hasValue("<a/>");
        button(page, "Show what would change").click();
        assertThat(wrong).containsText("no SAML metadata");

        page.getByLabel("Metadata as XML").fill("");
        url.fill(peakon.entityId());
        button(page, "Show what would change").click();
        assertThat(page.locator("[id='application:tabs:peakonMetadataDifferences']"))
                .containsText(peakon.acsUrl().toString());
        assertThat(page.getByLabel("Assertion consumer service URL")).hasValue("https://imported.example/assert");
        button(page, "Take over into the fields").click();
        assertThat(page.getByLabel("Assertion consumer service URL"))
                .hasValue(peakon.acsUrl().toString());
        page.getByLabel("Peakon’s entity ID").fill("https://imported.example/metadata");
        button(page, "Save").click();
        assertThat(page.getByText("imported is saved.")).isVisible();

        Assertions.assertThat(proxy.api()
                        .get("/applications/imported")
                        .body()
                        .at("/saml/acsUrl")
                        .asText())
                .isEqualTo(peakon.acsUrl().toString());
        proxy.api().delete("/applications/imported");
    }

    @Test
    void letsItsOwnPagesUseTheApi() {
        Page page = signedIn();

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
    void testsTheConnectionAndSimulatesASignOn() {
        Page page = signedIn();
        open(page, "application.xhtml?name=peakon");
        page.getByText("Test", new Page.GetByTextOptions().setExact(true)).click();
        button(page, "Test connection").click();
        assertThat(page.locator("[id='application:tabs:findings'] .good")).hasCount(3);

        page.getByLabel("SAML assertion").fill("nothing of the kind");
        button(page, "Simulate a sign-on").click();
        assertThat(page.getByText("This assertion cannot be read")).isVisible();
        page.getByLabel("SAML assertion").fill("""
                        <a:Assertion xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion">
                          <a:Subject><a:NameID>zoe@%s</a:NameID></a:Subject>
                          <a:AttributeStatement>
                            <a:Attribute Name="groups"><a:AttributeValue>%s</a:AttributeValue></a:Attribute>
                            <a:Attribute Name="givenName"><a:AttributeValue>Zoë</a:AttributeValue></a:Attribute>
                            <a:Attribute Name="sn"><a:AttributeValue>Ash</a:AttributeValue></a:Attribute>
                          </a:AttributeStatement>
                        </a:Assertion>""".formatted(People.DOMAIN, People.GROUP));
        button(page, "Simulate a sign-on").click();

        assertThat(page.locator("[id='application:tabs:simulated']"))
                .containsText("Admitted: takes a seat, an account is created");
        assertThat(page.locator("[id='application:tabs:simulated']")).containsText("Zoë");
    }

    @Test
    void overwritesNobodysChangeUnseen() {
        proxy.api().apply(application(peakon));
        Page page = signedIn();
        open(page, "application.xhtml?name=peakon");
        proxy.api().apply(application(peakon).put("description", "changed meanwhile"));

        page.getByLabel("Description").fill("mine");
        button(page, "Save").click();

        assertThat(page.getByText("Somebody else changed peakon meanwhile")).isVisible();
        Assertions.assertThat(proxy.api()
                        .get("/applications/peakon")
                        .body()
                        .at("/description")
                        .asText())
                .isEqualTo("changed meanwhile");
    }

    @Test
    void findsAndReleasesASeat() {
        Page person = chromium.newPage();
        person.navigate(proxy.url("/login/peakon").toString());
        person.locator("button[name=person][value=ben]").click();
        assertThat(person).hasURL(peakon.origin() + "/");
        Page page = signedIn();
        open(page, "seats.xhtml?application=peakon");
        page.getByLabel("Search people").fill("BEN");
        button(page, "Search").click();
        assertThat(page.locator("[id='seats:ledger_data'] tr")).hasCount(1);
        assertThat(page.locator("[id='seats:ledger_data']")).containsText("created by us");
        page.locator("[id='seats:ledger_data'] .ui-chkbox-box").click();
        button(page, "Release selected seats").click();
        button(page, "Yes").click();

        assertThat(page.getByText("Seats released: 1")).isVisible();
        assertThat(page.getByText("No seat is found.")).isVisible();
    }

    @Test
    void reportsSignOnsAndChangesWithoutSecrets() {
        proxy.api().apply(application(peakon).put("description", "for the report"));
        Page page = signedIn();
        open(page, "reports");
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
        open(page, "changes");
        page.locator("[id='trail:outcome']").fill("application.changed");
        button(page, "Search").click();
        page.locator("[id='trail:entries_data'] tr")
                .first()
                .getByText("Show what changed")
                .click();
        Locator change = page.locator("[id='trail:entries_data'] > tr").first();
        assertThat(change.getByText("for the report")).isVisible();
        assertThat(change).not().containsText("licenseConsumptionLimit");
        Assertions.assertThat(page.content()).doesNotContain(peakon.bearerToken());
    }

    @Test
    void letsAnAuditorSeeEverythingAndChangeNothing() {
        Page page = signedIn(chromium.newPage(), AUDITOR, AUDITORS_PASSWORD);
        open(page, "application.xhtml?name=peakon");
        assertThat(page.getByLabel("Description")).isDisabled();
        assertThat(button(page, "Save")).hasCount(0);
        open(page, "add-application");

        open(page, "application.xhtml?template=peakon");
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
    void endsTheSessionsOfARemovedAccount() {
        Assertions.assertThat(proxy.api()
                        .put(
                                "/administrators/temporary",
                                "{\"role\":\"administrator\",\"password\":\"only for a moment\"}")
                        .status())
                .isEqualTo(201);
        Page page = signedIn(chromium.newPage(), "temporary", "only for a moment");
        Page admin = signedIn();
        open(admin, "administrators");
        button(admin, "Remove: temporary").click();
        button(admin, "Yes").click();
        assertThat(admin.getByText("The account temporary is removed.")).isVisible();
        open(page, "index");

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Sign in");
    }

    @Test
    void letsPeopleOfTheAdministratorsGroupsInThroughTheIdpAndNobodyElse() {
        Page page = chromium.newPage();
        page.navigate(proxy.url("/console/").toString());
        page.getByText("Sign in with your company account").click();
        page.locator("button[name=person][value=ada]").click();
        assertThat(page).hasURL(proxy.url("/console/index.xhtml").toString());
        open(page, "administrators");
        assertThat(button(page, "Save")).isVisible();

        Page stranger = chromium.newPage();
        stranger.navigate(proxy.url("/console/saml").toString());
        stranger.locator("button[name=person][value=greta]").click();
        assertThat(stranger.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Not for you");
        open(stranger, "index");
        assertThat(stranger.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Sign in");
    }

    @Test
    void keepsTheLastAdministrator() {
        Page page = signedIn();
        open(page, "administrators");
        button(page, "Remove: " + Proxy.ADMIN).click();
        button(page, "Yes").click();

        assertThat(page.getByText(Proxy.ADMIN + " is the last administrator")).isVisible();
    }

    @Test
    void takesAnAccountIntoTheFormToChangeIt() {
        Page page = signedIn();
        open(page, "administrators");
        button(page, "Edit: " + Proxy.ADMIN).click();

        assertThat(page.locator("[id='administrators:name']")).hasValue(Proxy.ADMIN);
        assertThat(page.locator("[id='administrators:role']")).hasValue("ADMINISTRATOR");
        assertThat(page.locator("[id='administrators:role']")).isFocused();
    }

    @Test
    void writesDatesAsInTheBrowsersCountry() {
        Page british = signedIn();
        open(british, "changes");
        assertThat(british.locator("td.time").first())
                .hasText(Pattern.compile("\\d{1,2} [A-Za-z]+ \\d{4}, \\d\\d:\\d\\d"));

        Page american = signedIn(
                chromium.newPage(new Browser.NewContextOptions().setLocale("en-US")),
                Proxy.ADMIN,
                Proxy.ADMIN_PASSWORD);
        open(american, "changes");
        assertThat(american.locator("td.time").first()).hasText(Pattern.compile("[A-Za-z]+ \\d{1,2}, \\d{4}.*[AP]M"));
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

    @ParameterizedTest
    @ValueSource(strings = {"LIGHT", "DARK"})
    void isAccessibleAndBreaksNoPolicyOnAnyPage(ColorScheme scheme) {
        Page page = chromium.newPage(new Browser.NewContextOptions()
                .setLocale("en-GB")
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
        complaints.addAll(seriousViolations(page));
        signedIn(page, Proxy.ADMIN, Proxy.ADMIN_PASSWORD);
        for (String name : PAGES) {
            open(page, name);
            complaints.addAll(seriousViolations(page));
            for (Locator tab : page.locator(".ui-tabs-nav a").all()) {
                tab.click();
                complaints.addAll(seriousViolations(page));
            }
            Assertions.assertThat((String) page.evaluate(TOO_WIDE))
                    .as(name + " fits the screen's width")
                    .isEmpty();
        }
        Assertions.assertThat(complaints).isEmpty();
    }

    private static List<String> seriousViolations(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(one -> List.of("serious", "critical").contains(one.getImpact()))
                        .map(one -> page.url() + " " + one.getId() + " "
                                + one.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .limit(3)
                                        .toList())
                        .toList();
    }
}
