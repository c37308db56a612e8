package org.peakonjit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.TestSettings;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;

/** A refusal leads on where that can help, and nowhere else. */
class RefusalPageTest {

    @TempDir
    private Path dataDir;

    private final Map<SettingKey, String> settings = new EnumMap<>(SettingKey.class);

    private String page(Refusal refusal, @Nullable String application) throws IOException {
        RecordedPage page = new RecordedPage();
        new Pages(TestSettings.in(dataDir, settings))
                .refusal(page.request(), page.response(), refusal, "REF0123456", application);
        assertThat(page.status()).isEqualTo(refusal.code().httpStatus());
        return page.text();
    }

    @ParameterizedTest
    @EnumSource
    void offersToTryAgainOnlyWhereThatCanHelp(RefusalCode code) throws IOException {
        String page = page(Refusal.because(code, BrowserFault.INTERNAL.fault("X")), "surveys");

        assertThat(page).contains(code.code(), "REF0123456");
        assertThat(page.contains("Try again")).isEqualTo(code.mayPass());
        assertThat(page.contains("href=\"/login/surveys\"")).isEqualTo(code.mayPass());
    }

    @Test
    void leadsBackToWhereThePersonWasGoing() throws IOException {
        Refusal refusal = Refusal.because(RefusalCode.SAML_EXPIRED, BrowserFault.METHOD.fault());

        assertThat(page(refusal, null)).contains("href=\"/login\"");
    }

    @Test
    void namesTheHelpDeskWithWhatItNeedsToKnow() throws IOException {
        Refusal refusal = Refusal.because(RefusalCode.LICENSE_LIMIT_REACHED, BrowserFault.METHOD.fault());
        assertThat(page(refusal, "peakon")).doesNotContain("Your help desk", "mailto:");

        settings.put(SettingKey.HELP_DESK_URL, "https://help.corp.example/ask?about=peakon");
        settings.put(SettingKey.HELP_DESK_MAIL, "Help@corp.example");
        settings.put(SettingKey.HELP_DESK_PHONE, "+49 (89) 123-4567");

        assertThat(page(refusal, "peakon"))
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
}
