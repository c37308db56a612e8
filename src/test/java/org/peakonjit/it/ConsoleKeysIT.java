package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.peakonjit.it.parts.ConsoleLandscape.button;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.ConsoleLandscape;
import org.peakonjit.it.parts.PageCheck;
import org.peakonjit.it.parts.WithSharedParts;

/** The rollover of one of our own key pairs, step by step in the console, on a narrow dark screen. */
@TestInstance(Lifecycle.PER_CLASS)
@WithSharedParts
class ConsoleKeysIT {

    private static final String USE = ": Signing requests to the identity provider";
    private static final String PUBLISH = "Publish the next key pair" + USE;
    private static final String SWITCH = "Switch to the next key pair" + USE;
    private static final String RETIRE = "Retire the previous key pair" + USE;

    private final Chromium chromium = Chromium.start();
    private final ConsoleLandscape console;

    ConsoleKeysIT(ConsoleLandscape console) {
        this.console = console;
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @Test
    void exchangesAKeyPairStepByStep() throws IOException {
        Page page = console.asAdministrator(chromium.newPage(new Browser.NewContextOptions()
                .setLocale("en-GB")
                .setColorScheme(ColorScheme.DARK)
                .setViewportSize(400, 900)));
        console.open(page, "keys");
        assertThat(button(page, SWITCH)).hasCount(0);
        assertThat(button(page, RETIRE)).hasCount(0);
        List<String> first = fingerprints();

        button(page, PUBLISH).click();
        assertThat(page.getByText("the next key pair is published.")).isVisible();
        assertThat(button(page, PUBLISH)).hasCount(0);
        String next = fingerprints().get(0);
        assertThat(page.locator("[data-key=request-signing-next]")).containsText(next);
        Download certificate = page.waitForDownload(
                () -> page.locator("[data-key=request-signing-next] a").click());
        Assertions.assertThat(Files.readString(certificate.path()))
                .isEqualTo(keys().get(0).at("/certificate").asText())
                .isEqualTo(page.locator("#pem-request-signing-next").textContent());
        assertThat(page.locator("#messages[aria-live]")).hasCount(1);
        Assertions.assertThat(PageCheck.complaints(page)).isEmpty();

        button(page, SWITCH).click();
        page.locator(".ui-confirmdialog-yes").click();
        assertThat(page.getByText("the next key pair is in use.")).isVisible();
        assertThat(page.locator("[data-key=request-signing-active]")).containsText(next);
        assertThat(page.locator("[data-key=request-signing-previous]")).containsText(first.get(0));
        assertThat(button(page, SWITCH)).hasCount(0);

        Page other = console.asAdministrator(chromium.newPage());
        console.open(other, "keys");
        button(page, RETIRE).click();
        page.locator(".ui-confirmdialog-yes").click();
        assertThat(page.getByText("the previous key pair is retired.")).isVisible();
        assertThat(button(page, RETIRE)).hasCount(0);
        button(other, RETIRE).click();
        other.locator(".ui-confirmdialog-yes").click();
        assertThat(other.getByText("Nothing was done")).isVisible();
        assertThat(button(other, RETIRE)).hasCount(0);
        Assertions.assertThat(fingerprints()).containsExactly(next);
        console.open(page, "changes");
        assertThat(page.locator("[id='trail:entries_data']"))
                .containsText(Pattern.compile("Previous key pair retired[\\s\\S]*Switched to the next key pair[\\s\\S]*"
                        + "Next key pair published"));
    }

    private List<String> fingerprints() {
        return keys().stream().map(key -> key.at("/fingerprint").asText()).toList();
    }

    /** Those of the use under test, the newest first. */
    private List<JsonNode> keys() {
        List<JsonNode> found = new ArrayList<>();
        console.proxy().api().get("/keys").body().at("/items").forEach(found::add);
        found.removeIf(key -> !key.at("/use").asText().equals("request-signing"));
        return found;
    }
}
