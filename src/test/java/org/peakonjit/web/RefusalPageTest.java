package org.peakonjit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;

/** A refusal leads on where that can help, and nowhere else. */
class RefusalPageTest {

    private static String page(Refusal refusal, @Nullable String application) throws IOException {
        RecordedPage page = new RecordedPage();
        new Pages().refusal(page.request(), page.response(), refusal, "REF0123456", application);
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
    void leadsToTheConsoleWhereNothingIsSetUp() throws IOException {
        assertThat(page(Refusal.notSetUp(BrowserFault.NO_APPLICATION.fault()), null))
                .contains("application.unknown", "Nothing is set up here yet", "href=\"/console/\"")
                .doesNotContain("Try again");
    }
}
