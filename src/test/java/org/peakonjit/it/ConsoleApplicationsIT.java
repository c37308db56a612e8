package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.peakonjit.it.parts.ConsoleLandscape.button;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
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

/** An application's form, from the catalogue to the test of its connection. */
@TestInstance(Lifecycle.PER_CLASS)
@WithSharedParts
class ConsoleApplicationsIT {

    private final Chromium chromium = Chromium.start();
    private final ConsoleLandscape console;
    private final PeakonSandbox peakon;
    private final PayaraMicro proxy;

    ConsoleApplicationsIT(ConsoleLandscape console) {
        this.console = console;
        this.peakon = console.peakon();
        this.proxy = console.proxy();
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @Test
    void addsAnApplicationFromTheCatalogueAndSaysAtTheFieldWhatIsWrong() {
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "add-application");
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
        button(page, "Add application").click();
        assertThat(page.locator("[id='application:tabs:saml-entityId'] ~ .bad")).isVisible();
        page.locator("[role=tab]", new Page.LocatorOptions().setHasText("SCIM")).click();
        assertThat(page.locator("[id='application:tabs:scim-licenseConsumptionLimit'] ~ .bad"))
                .isVisible();

        page.getByLabel("OAuth Bearer Token").fill(peakon.bearerToken());
        page.getByLabel("License Consumption Limit").fill("7");
        page.locator("[role=tab]", new Page.LocatorOptions().setHasText("SAML")).click();
        page.getByLabel("Peakon’s entity ID").fill("https://surveys.example/metadata");
        page.getByLabel("Assertion consumer service URL").fill("https://surveys.example/assert");
        page.getByLabel("Login URL").first().fill("https://surveys.example/login");
        button(page, "Add application").click();
        assertThat(page).hasURL(Pattern.compile("[?&]created=true"));
        assertThat(page.getByText("surveys is saved.")).isVisible();
        page.locator("[role=tab]", new Page.LocatorOptions().setHasText("SCIM")).click();
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
        button(page, "Delete surveys").click();
        assertThat(page.getByText("surveys is deleted.")).isVisible();
        Assertions.assertThat(proxy.api().get("/applications/surveys").status()).isEqualTo(404);
    }

    @Test
    void changesPoliciesMappingAndLimitOfAnApplication() {
        ObjectNode other = ConsoleLandscape.application(peakon).put("name", "other");
        other.withObject("/saml").put("entityId", "https://other.example/metadata");
        proxy.api().apply(other);
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "application.xhtml?name=other");
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
        ObjectNode imported = ConsoleLandscape.application(peakon).put("name", "imported");
        imported.withObject("/saml")
                .put("entityId", "https://imported.example/metadata")
                .put("acsUrl", "https://imported.example/assert");
        proxy.api().apply(imported);
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "application.xhtml?name=imported");
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
    void testsTheConnectionAndSimulatesASignOn() {
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "application.xhtml?name=peakon");
        page.getByText("Test", new Page.GetByTextOptions().setExact(true)).click();
        button(page, "Test connection").click();
        assertThat(page.locator("[id='application:tabs:findings'] .good")).hasCount(9);

        page.getByLabel("SAML assertion").fill("nothing of the kind");
        button(page, "Simulate a sign-in").click();
        assertThat(page.getByText("This assertion cannot be read")).isVisible();
        page.getByLabel("SAML assertion").fill(assertionOf("zoe@" + People.DOMAIN));
        button(page, "Simulate a sign-in").click();

        assertThat(page.locator("[id='application:tabs:simulated']"))
                .containsText("Admitted: takes a seat, an account is created");
        assertThat(page.locator("[id='application:tabs:simulated']")).containsText("Zoë");
    }

    @Test
    void saysInGermanWhatATestFindsAndWhyASimulationEndsAsItDoes() {
        Page page = console.asAdministrator(chromium.newPage(new Browser.NewContextOptions().setLocale("de-DE")));
        Locator findings = page.locator("[id='application:tabs:findings']");
        Locator simulated = page.locator("[id='application:tabs:simulated']");
        console.open(page, "application.xhtml?name=peakon");
        page.getByText("Test", new Page.GetByTextOptions().setExact(true)).click();
        button(page, "Verbindung testen").click();
        assertThat(findings).containsText("PATCH unterstützt, Filter unterstützt");
        assertThat(findings).containsText(Pattern.compile("\\d+ von \\d+ Benutzern gelesen"));
        assertThat(findings).not().containsText(Pattern.compile("supported|users read"));

        simulateInGerman(page, "eve@elsewhere.example");
        assertThat(simulated).containsText("Die E-Mail-Adresse gehört nicht zur Domäne " + People.DOMAIN);
        simulateInGerman(page, "zoe@" + People.DOMAIN);
        assertThat(simulated).containsText("Es gibt kein Konto");
        assertThat(simulated).not().containsText(Pattern.compile("there is|e-mail is", Pattern.CASE_INSENSITIVE));

        ObjectNode broken = ConsoleLandscape.application(peakon).put("name", "broken");
        broken.withObject("/saml").put("entityId", "https://broken.example/metadata");
        broken.withObject("/scim").put("baseUrl", "http://127.0.0.1:1/scim");
        proxy.api().apply(broken);
        console.open(page, "application.xhtml?name=broken");
        page.getByText("Test", new Page.GetByTextOptions().setExact(true)).click();
        button(page, "Verbindung testen").click();
        assertThat(findings).containsText("Keine Verbindung oder Antwort");
        simulateInGerman(page, "zoe@" + People.DOMAIN);
        assertThat(simulated).containsText("Keine Verbindung oder Antwort");
        assertThat(simulated).not().containsText("no connection");
        proxy.api().delete("/applications/broken");
    }

    private static void simulateInGerman(Page page, String person) {
        page.getByLabel("SAML-Assertion").fill(assertionOf(person));
        button(page, "Anmeldung simulieren").click();
    }

    private static String assertionOf(String person) {
        return """
                <a:Assertion xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion">
                  <a:Subject><a:NameID>%s</a:NameID></a:Subject>
                  <a:AttributeStatement>
                    <a:Attribute Name="groups"><a:AttributeValue>%s</a:AttributeValue></a:Attribute>
                    <a:Attribute Name="givenName"><a:AttributeValue>Zoë</a:AttributeValue></a:Attribute>
                    <a:Attribute Name="sn"><a:AttributeValue>Ash</a:AttributeValue></a:Attribute>
                  </a:AttributeStatement>
                </a:Assertion>""".formatted(person, People.GROUP);
    }

    @Test
    void overwritesNobodysChangeUnseen() {
        proxy.api().apply(ConsoleLandscape.application(peakon));
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "application.xhtml?name=peakon");
        proxy.api().apply(ConsoleLandscape.application(peakon).put("description", "changed meanwhile"));

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
}
