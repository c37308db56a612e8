package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.peakonjit.it.parts.ConsoleLandscape.button;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.ConsoleLandscape;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.SharedParts;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/** Seats and reports, as administrators look things up and clear up. */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(SharedParts.class)
class ConsoleLedgerIT {

    private final Chromium chromium = Chromium.start();
    private final ConsoleLandscape console;
    private final PeakonSandbox peakon;
    private final PayaraMicro proxy;

    ConsoleLedgerIT(ConsoleLandscape console) {
        this.console = console;
        this.peakon = console.peakon();
        this.proxy = console.proxy();
    }

    @BeforeAll
    void letAPersonSignIn() {
        assertThat(console.signOn(chromium, "peakon", "ada"))
                .hasURL(console.peakon().origin() + "/");
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @Test
    void findsAndReleasesASeat() {
        assertThat(console.signOn(chromium, "peakon", "ben")).hasURL(peakon.origin() + "/");
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "seats.xhtml?application=peakon");
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
        proxy.api().apply(ConsoleLandscape.application(peakon).put("description", "for the report"));
        Page page = console.asAdministrator(chromium.newPage());
        console.open(page, "reports");
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
        console.open(page, "changes");
        page.locator("[id='trail:outcome']").selectOption("application.changed");
        button(page, "Search").click();
        Locator change = page.locator("[id='trail:entries_data'] > tr").first();
        assertThat(change).containsText("Application changed"); // the sign-in was before
        change.getByText("Show what changed").click();
        assertThat(change.getByText("for the report")).isVisible();
        assertThat(change).not().containsText("licenseConsumptionLimit");
        Assertions.assertThat(page.content()).doesNotContain(peakon.bearerToken());
    }
}
