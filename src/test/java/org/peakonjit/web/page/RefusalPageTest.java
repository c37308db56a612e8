package org.peakonjit.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.application.Appearance;
import org.peakonjit.application.Application;
import org.peakonjit.application.Fixtures;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.web.RecordedPage;
import org.peakonjit.web.destination.Destination;
import org.peakonjit.web.request.BrowserFault;

/** A refusal leads on where that can help, and nowhere else. */
public class RefusalPageTest {

    private static final Application SURVEYS = surveys();

    private static Application surveys() {
        Application any = Fixtures.peakon(1);
        return new Application(
                "surveys",
                "Umfragen & Co.",
                any.description(),
                null,
                true,
                any.policies(),
                any.saml(),
                any.scim(),
                null);
    }

    @TempDir
    private Path dataDir;

    private final Map<SettingKey, String> settings = new EnumMap<>(SettingKey.class);

    public static Pages pages(Settings settings) {
        return new Pages(new PageFrame(new OwnTexts(settings), new Brands(settings)));
    }

    private String page(Refusal refusal, @Nullable Application application) throws IOException {
        return pageOf(refusal, application == null ? Destination.UNKNOWN : Destination.to(application, null));
    }

    private String pageOf(Refusal refusal, Destination destination) throws IOException {
        RecordedPage page = new RecordedPage();
        pages(TestSettings.in(dataDir, settings))
                .refusal(page.request(), page.response(), refusal, "REF0123456", destination);
        assertThat(page.status()).isEqualTo(refusal.code().httpStatus());
        return page.text();
    }

    @ParameterizedTest
    @EnumSource
    void offersToTryAgainOnlyWhereThatCanHelp(RefusalCode code) throws IOException {
        String page = page(Refusal.because(code, BrowserFault.INTERNAL.fault("X")), SURVEYS);

        assertThat(page).contains(code.code(), "REF0123456", "<dd>Umfragen &amp; Co.</dd>");
        assertThat(page.contains("Try again")).isEqualTo(code.mayPass());
        assertThat(page.contains("href=\"/login/surveys\"")).isEqualTo(code.mayPass());
    }

    @Test
    void leadsBackToWhereThePersonWasGoing() throws IOException {
        Refusal refusal = Refusal.because(RefusalCode.SAML_EXPIRED, BrowserFault.METHOD.fault());

        assertThat(page(refusal, null)).contains("href=\"/login\"").doesNotContain("Application");
    }

    /** Whoever wants to get into the console, or tries a sign-in, takes no seat. */
    @ParameterizedTest
    @EnumSource
    void leadsNobodyToPeakonWhoWasNotGoingThere(RefusalCode code) throws IOException {
        Refusal refusal = Refusal.because(code, BrowserFault.METHOD.fault());

        assertThat(pageOf(refusal, Destination.elsewhere("/console/seats.xhtml?period=all", null)))
                .contains("href=\"/console/seats.xhtml?period&#x3D;all\"", "Open the console")
                .doesNotContain("/login");
        assertThat(pageOf(refusal, Destination.elsewhere(null, null))).doesNotContain("/login", "/console");
    }

    /** Trying again would sign them in, on a computer that others may use. */
    @Test
    void tellsWhoeverSignsOutHowToBeSafe() throws IOException {
        Refusal failed = Refusal.because(RefusalCode.INTERNAL_ERROR, BrowserFault.INTERNAL.fault("X"));

        assertThat(pageOf(failed, Destination.SIGN_OUT))
                .contains("internal.error", "close all windows of your browser")
                .doesNotContain("/login", "/console", "Try again");
    }

    @Test
    void keepsTheDeepLinkOnAllWaysOn() throws IOException {
        Destination there = Destination.to(SURVEYS, "/surveys/42?lang=de&page=2");
        String kept = "/login/surveys?target&#x3D;%2Fsurveys%2F42%3Flang%3Dde%26page%3D2";

        assertThat(pageOf(Refusal.because(RefusalCode.SAML_EXPIRED, BrowserFault.METHOD.fault()), there))
                .contains("href=\"" + kept + "\"");
        assertThat(pageOf(Refusal.because(RefusalCode.POLICY_NOT_ENTITLED, BrowserFault.METHOD.fault()), there))
                .contains("href=\"" + kept + "&amp;account&#x3D;other\"");
        assertThat(there.otherIdp()).endsWith("page%3D2&choose");
    }

    @Test
    void namesTheHelpDeskWithWhatItNeedsToKnow() throws IOException {
        Refusal refusal = Refusal.because(RefusalCode.LICENSE_LIMIT_REACHED, BrowserFault.METHOD.fault());
        assertThat(page(refusal, SURVEYS)).doesNotContain("Your help desk", "mailto:");

        settings.put(SettingKey.HELP_DESK_URL, "https://help.corp.example/ask?about=peakon");
        settings.put(SettingKey.HELP_DESK_MAIL, "Help@corp.example");
        settings.put(SettingKey.HELP_DESK_PHONE, "+49 (89) 123-4567");

        assertThat(page(refusal, SURVEYS))
                .contains("Your help desk", "href=\"https://help.corp.example/ask?about&#x3D;peakon\"")
                .contains("mailto:help@corp.example?subject&#x3D;", "license.limit-reached", "reference%20REF0123456")
                .contains("href=\"tel:+49891234567\"", "+49 (89) 123-4567");
    }

    @Test
    void leadsToTheConsoleWhereNothingIsSetUp() throws IOException {
        assertThat(page(Refusal.notSetUp(BrowserFault.NO_APPLICATION.fault()), null))
                .contains("application.unknown", "Nothing is set up here yet", "href=\"/console/\"")
                .doesNotContain("Try again");
    }

    @Test
    void looksAndSpeaksAsTheCompanyWantsIt() throws IOException {
        Path texts = Files.writeString(
                dataDir.resolve("words.properties"), "license.limit-reached.remedy = Ask Ines in HR: 4711.\n");
        Files.writeString(dataDir.resolve("words_de.properties"), "label.help = Fragen an:\n");
        settings.put(SettingKey.PAGES_TEXTS, texts.toString());
        settings.put(SettingKey.PAGES_ACCENT, "#0A6E5C");
        settings.put(
                SettingKey.PAGES_LOGO,
                Files.writeString(dataDir.resolve("logo.svg"), "<svg/>").toString());

        String page =
                page(Refusal.because(RefusalCode.LICENSE_LIMIT_REACHED, BrowserFault.INTERNAL.fault("X")), SURVEYS);

        assertThat(page)
                .contains("Ask Ines in HR: 4711.", "<link rel=\"stylesheet\" href=\"/brand/surveys/page.css\">")
                .contains("<img src=\"/brand/surveys/logo\" alt=\"\">")
                .doesNotContain("Fragen an");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no.such.text = x", "label.help = {", "label.help = \\u00"})
    void stopsADeploymentWithTextsThatNoPageCouldShow(String line) throws IOException {
        Path texts = Files.writeString(dataDir.resolve("words.properties"), line + "\n");
        settings.put(SettingKey.PAGES_TEXTS, texts.toString());

        OwnTexts own = new OwnTexts(TestSettings.in(dataDir, settings));

        assertThatThrownBy(() -> own.atStart(this))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining("peakonjit.pages.texts");
    }

    @ParameterizedTest
    @CsvSource({"#0A6E5C, #ffffff", "#ffd400, #000000", "#1f5fbf, #ffffff", "#808080, #000000"})
    void writesOnTheAccentSoThatItCanBeRead(String accent, String text) {
        settings.put(SettingKey.PAGES_ACCENT, accent);

        assertThat(new Brands(TestSettings.in(dataDir, settings)).of(null).css())
                .contains("background: " + accent, "; color: " + text);
    }

    @Test
    void offersAnotherAccountWhereTheAccountIsWhatIsWrong() throws IOException {
        assertThat(page(Refusal.because(RefusalCode.POLICY_NOT_ENTITLED, BrowserFault.METHOD.fault()), SURVEYS))
                .contains("href=\"/login/surveys?account&#x3D;other\"", "Use another account");
        assertThat(page(Refusal.because(RefusalCode.LICENSE_LIMIT_REACHED, BrowserFault.METHOD.fault()), SURVEYS))
                .doesNotContain("Use another account");
    }

    @Test
    void looksAsTheApplicationHasItBeforeTheSettings() throws IOException {
        settings.put(SettingKey.HELP_DESK_MAIL, "help@corp.example");
        settings.put(SettingKey.PAGES_ACCENT, "#0a6e5c");
        Appearance own = new Appearance("data:image/png;base64,AAEC", null, null, "labs@corp.example", null);
        Application labs =
                new Application("labs", null, "", null, true, SURVEYS.policies(), SURVEYS.saml(), SURVEYS.scim(), own);

        assertThat(page(Refusal.because(RefusalCode.LICENSE_LIMIT_REACHED, BrowserFault.METHOD.fault()), labs))
                .contains("labs@corp.example", "/brand/labs/logo", "/brand/labs/page.css")
                .doesNotContain("help@corp.example");
        Brand brand = new Brands(TestSettings.in(dataDir, settings)).of(labs);
        assertThat(brand.logo().orElseThrow().type()).isEqualTo("image/png");
        assertThat(brand.logo().orElseThrow().bytes()).containsExactly(0, 1, 2);
        assertThat(brand.accent()).contains("#0a6e5c");
    }
}
