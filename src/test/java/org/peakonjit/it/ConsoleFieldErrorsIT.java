package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.peakonjit.it.parts.ConsoleLandscape.button;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.ConsoleLandscape;
import org.peakonjit.it.parts.PageCheck;
import org.peakonjit.it.parts.WithSharedParts;

/** What is wrong in a row of an application's form stands in that row, at its field, in the viewer's language. */
@TestInstance(Lifecycle.PER_CLASS)
@WithSharedParts
class ConsoleFieldErrorsIT {

    private static final String FORM = "application:tabs:";
    private static final int GENERAL = 0;
    private static final int SAML = 1;
    private static final int ATTRIBUTES = 3;

    private final Chromium chromium = Chromium.start();
    private final ConsoleLandscape console;

    ConsoleFieldErrorsIT(ConsoleLandscape console) {
        this.console = console;
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    private Page application(ColorScheme scheme) {
        Page page = console.asAdministrator(chromium.newPage(new Browser.NewContextOptions()
                .setLocale("de-DE")
                .setColorScheme(scheme)
                .setViewportSize(scheme == ColorScheme.DARK ? 400 : 1280, 900)));
        console.open(page, "application.xhtml?name=peakon");
        return page;
    }

    private static Locator field(Page page, String id) {
        return page.locator("[id='" + FORM + id + "']");
    }

    private static Locator tab(Page page, int index) {
        return page.locator(".ui-tabs-nav a").nth(index);
    }

    private static void assertWrong(Page page, String id, String sentence) {
        assertWrong(field(page, id), sentence);
    }

    private static void assertWrong(Locator field, String sentence) {
        assertThat(field).hasAttribute("aria-invalid", "true");
        assertThat(field).hasAccessibleDescription(sentence);
        assertThat(field.locator("xpath=following-sibling::*[contains(@class, 'bad')]"))
                .isVisible();
    }

    private static void assertToldOnceAndReadable(Page page, int wrong) {
        assertThat(page.locator("#messages"))
                .hasText("Es wurde nichts gespeichert: "
                        + (wrong == 1 ? "Ein Feld ist falsch." : wrong + " Felder sind falsch."));
        Assertions.assertThat(PageCheck.complaints(page)).isEmpty();
    }

    @Test
    void standAtTheNameThatIsTaken() {
        Page page = application(ColorScheme.LIGHT);
        console.open(page, "application");
        field(page, "name").fill("peakon");
        tab(page, SAML).click();

        page.locator("[id='application:save']").click();

        assertWrong(page, "name", "Es gibt schon eine Anwendung peakon. Wählen Sie einen anderen Namen.");
        assertToldOnceAndReadable(page, 1);
        tab(page, SAML).click();
        page.locator("#wrong-fields a").click();
        assertThat(field(page, "name")).isFocused();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void standInTheRowOfTheMapping(ColorScheme scheme) {
        Page page = application(scheme);
        tab(page, ATTRIBUTES).click();
        row(page, 0, "colour", "source", "favouriteColour");
        row(page, 1, "title", "constant", "");
        row(page, 2, "nickName", "template", "${givenName");
        row(page, 3, "active", "source", "enabled");
        row(page, 4, "displayName", "expression", "nosuch");
        tab(page, GENERAL).click();

        button(page, "Speichern").click();

        assertWrong(page, "scim-attributes:0:target", "Ein Benutzer hat kein Attribut „colour“.");
        assertWrong(
                page,
                "scim-attributes:1:value",
                "Die Konstante kann nicht als „title“ gesendet werden: sie ist leer, zu lang oder von anderem Typ.");
        assertWrong(page, "scim-attributes:2:value", "Die Vorlage hat ein ${, das nicht geschlossen ist.");
        assertWrong(
                page, "scim-attributes:3:type", "„active“ ist ein Wahrheitswert: geben Sie der Zeile den Typ boolean.");
        assertWrong(
                page,
                "scim-attributes:4:value",
                "Der Ausdruck nennt „nosuch“, was hier niemand kennt; schreiben Sie zum Beispiel attributes.givenName[0]");
        assertThat(field(page, "scim-attributes:0:value")).not().hasAttribute("aria-invalid", "true");
        assertToldOnceAndReadable(page, 5);

        field(page, "scim-attributes:0:target").fill("userType");
        field(page, "scim-attributes:0:value").fill("a, ");
        button(page, "Speichern").click();
        assertWrong(page, "scim-attributes:0:value", "Hier fehlt der Name eines Attributs der Assertion.");
    }

    private static void row(Page page, int index, String target, String kind, String value) {
        button(page, "Zeile hinzufügen").click();
        field(page, "scim-attributes:" + index + ":target").fill(target);
        field(page, "scim-attributes:" + index + ":kind").selectOption(kind);
        field(page, "scim-attributes:" + index + ":value").fill(value);
    }

    @Test
    void takeTheFocusOnce() {
        Page page = application(ColorScheme.LIGHT);
        field(page, "domainName").fill("kein Name!");
        button(page, "Speichern").click();
        assertThat(page.locator("#messages .ui-messages-error")).isFocused();

        button(page, "Richtlinie hinzufügen").click();
        field(page, "policies:1:name").fill("Zweite");
        button(page, "Nach oben").click();
        assertThat(field(page, "policies:0:name")).hasValue("Zweite");
        page.waitForTimeout(250);
        assertThat(page.locator("#messages .ui-messages-error")).not().isFocused();
    }

    @Test
    void standAtTheIdentityProviderThatIsNotThere() {
        Page page = application(ColorScheme.LIGHT);
        tab(page, SAML).click();
        field(page, "saml-identityProviders").fill("default\nformer");
        tab(page, GENERAL).click();

        button(page, "Speichern").click();

        assertWrong(
                page,
                "saml-identityProviders",
                "Ein Identitätsanbieter namens former ist nicht registriert: Registrieren Sie ihn zuerst, oder lassen Sie ihn weg.");
        assertToldOnceAndReadable(page, 1);
    }

    @Test
    void standInTheRowOfThePolicy() {
        Page page = application(ColorScheme.DARK);
        for (int policy = 1; policy <= 3; policy++) {
            button(page, "Richtlinie hinzufügen").click();
            assertThat(field(page, "policies:" + policy + ":name")).isVisible();
        }
        field(page, "policies:1:name").fill("Staff");
        field(page, "policies:3:name").fill("Leaders");
        field(page, "policies:3:organizationalUnits").fill("OU=Leaders,DC=corp\nLeaders");

        button(page, "Speichern").click();

        assertWrong(page, "policies:1:name", "Richtlinie 2 heißt wie eine andere.");
        assertWrong(page, "policies:2:name", "Richtlinie 3 braucht einen Namen.");
        assertWrong(
                page,
                "policies:3:organizationalUnits",
                "Richtlinie 4 nennt eine Einheit, die kein Distinguished Name wie OU=Staff,DC=corp,DC=example ist.");
        assertToldOnceAndReadable(page, 3);
    }

    @Test
    void standAtTheFieldsOfTheIdentityProvider() {
        Page page = application(ColorScheme.LIGHT);
        console.open(page, "edit-identity-provider.xhtml");
        Locator url = page.locator("[id='idp:metadata-url']");
        Locator domains = page.locator("[id='idp:emailDomains']");
        String oneOfBoth = "Geben Sie entweder die URL der Metadaten an oder das Dokument selbst, nicht beides.";

        page.locator("[id='idp:look']").click();
        assertWrong(url, oneOfBoth);
        Locator xml = page.locator("[id='idp:metadata-xml']");
        xml.fill("<EntityDescriptor");
        page.locator("[id='idp:look']").click();
        assertWrong(
                xml,
                "Diese Metadaten sind nicht verwendbar: Es sind keine SAML-Metadaten: Das XML ist nicht wohlgeformt, Zeile 1, Spalte 18.");
        xml.fill("");

        page.locator("[id='idp:name']").fill("neu");
        domains.fill("partner.example\nkein Name");
        page.locator("[id='idp:save']").click();
        assertWrong(domains, "Zeile 2 ist kein Domänenname wie corp.example.");
        assertWrong(url, oneOfBoth);
        assertToldOnceAndReadable(page, 2);

        url.fill("https://idp.partner.example/metadata");
        domains.fill("");
        page.locator("[id='idp:save']").click();
        assertWrong(domains, "Nennen Sie mindestens eine Domäne: default ist schon für alle übrigen zuständig.");
        assertToldOnceAndReadable(page, 1);

        page.locator("[id='idp:enabled']").uncheck();
        page.locator("[id='idp:save']").click();
        assertThat(page.locator("[id='idp:standing']"))
                .containsText("Ausgeschaltet: Niemand kann sich darüber anmelden.");
        page.locator("[id='idp:delete']").click();
        page.locator(".ui-confirmdialog-yes").click();
        assertThat(page.locator("#messages")).containsText("Identitätsanbieter neu ist gelöscht.");
    }
}
