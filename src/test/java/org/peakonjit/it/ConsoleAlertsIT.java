package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.it.parts.AlertsLandscape.await;
import static org.peakonjit.it.parts.ConsoleLandscape.button;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.it.parts.AlertsLandscape;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.ConsoleLandscape;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.MailServer;
import org.peakonjit.it.parts.PageCheck;
import org.peakonjit.it.parts.WebhookReceiver;
import org.peakonjit.it.parts.WithSharedParts;

/** Alerts in the console, in a real browser: the banner, the page, and their settings. */
@WithSharedParts
@TestInstance(Lifecycle.PER_CLASS)
class ConsoleAlertsIT {

    private final Chromium chromium = Chromium.start();
    private final AlertsLandscape alerts;

    ConsoleAlertsIT(AlertsLandscape alerts) {
        this.alerts = alerts;
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    private Page signedIn(Page page) {
        return ConsoleLandscape.asAdministrator(page, alerts.proxy());
    }

    private void raised() {
        alerts.api().apply(Landscape.limited(Landscape.application("shown", alerts.peakon()), 1));
        alerts.signIn("shown", "s0@corp.example");
        await(() -> !alerts.active("shown").isMissingNode());
    }

    @Test
    void areShownOnEveryPageAndLeadToWhereToAct() {
        raised();
        Page page = signedIn(chromium.newPage());
        assertThat(page.locator(".alert-banner[role=alert]")).containsText("100 % of the licenses are consumed");
        page.navigate(alerts.proxy().url("/console/alerts.xhtml").toString());
        assertThat(page.locator("main")).containsText("The application shown consumes 1 of 1 licenses");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Go there: shown: 100 % of the licenses are consumed"))
                .click();
        assertThat(page.locator("h1")).hasText("shown");
    }

    @Test
    void areSetUpAndTestedInTheConsole() {
        Page page = signedIn(chromium.newPage());
        page.navigate(alerts.proxy().url("/console/alert-settings.xhtml").toString());
        assertThat(page.content()).doesNotContain(MailServer.PASSWORD, WebhookReceiver.SECRET);
        int before = alerts.webhook().calls().size();
        page.locator("[id='alerts:mail-host']").fill("typed.example");
        button(page, "Send a test message: Webhook").click();
        assertThat(page.getByText("The receiver took the test message.")).isVisible();
        assertThat(page.locator("[id='alerts:mail-host']")).hasValue("typed.example");
        page.locator("[id='alerts:mail-host']").fill("localhost");
        button(page, "Send a test message: E-mail").click();
        assertThat(page.getByText("The SMTP server took the test message.")).isVisible();
        assertThat(alerts.webhook().calls().size()).isGreaterThan(before);
        await(() -> alerts.subjects().contains("[Peakon JIT Proxy] Message de test"));

        page.locator("[id='alerts:mail-port']")
                .fill(Integer.toString(alerts.mail().tlsPort()));
        page.locator("[id='alerts:licenses-thresholds']").fill("80, x, 2000");
        button(page, "Save").click();
        assertThat(page.locator("[id='alerts:licenses-thresholds'] ~ .bad")).isVisible();
        page.locator("[id='alerts:licenses-thresholds']").fill("80, 95, 100");
        page.locator("[id='alerts:own:0:thresholds']").fill("80, 2000");
        button(page, "Save").click();
        assertThat(page.locator("[id='alerts:own:0:thresholds'] ~ .bad"))
                .hasText("Whole numbers from 1 to 1000, separated by commas.");
        page.locator("[id='alerts:own:0:thresholds']").fill("-");
        button(page, "Save").click();
        assertThat(page.locator("[id='alerts:mail-password'] ~ .bad")).containsText("must be given again");
        page.locator("[id='alerts:mail-password']").fill("wrong");
        page.locator("[id='alerts:mail-security']").selectOption("tls");
        button(page, "Save").click();
        assertThat(page.getByText("The settings of alerts are saved.")).isVisible();
        assertThat(page.locator("[id='alerts:own:0:thresholds']")).hasValue("-");
        button(page, "Send a test message: E-mail").click();
        assertThat(page.getByText("User or password are refused")).isVisible();
        alerts.put(alerts.settings());
    }

    /** Else it would be saved, and nothing sent. */
    @Test
    void areNotSwitchedOnWithoutTheirSecret() {
        ObjectNode withoutWebhook = alerts.settings();
        withoutWebhook.remove("webhook");
        alerts.put(withoutWebhook);
        Page page = signedIn(chromium.newPage());
        page.navigate(alerts.proxy().url("/console/alert-settings.xhtml").toString());
        page.locator("[id='alerts:webhook-enabled']").check();
        page.locator("[id='alerts:webhook-url']").fill(alerts.webhook().url().toString());
        button(page, "Save").click();
        assertThat(page.locator("[id='alerts:webhook-secret'] ~ .bad")).containsText("nothing would be sent");

        page.locator("[id='alerts:webhook-secret']").fill(WebhookReceiver.SECRET);
        button(page, "Save").click();
        assertThat(page.getByText("The settings of alerts are saved.")).isVisible();
        alerts.put(alerts.settings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIGHT", "DARK"})
    void areAccessibleAndFitTheScreen(ColorScheme scheme) {
        raised();
        Page page = signedIn(chromium.newPage(new Browser.NewContextOptions()
                .setLocale(scheme == ColorScheme.DARK ? "de-DE" : "en-GB")
                .setColorScheme(scheme)
                .setViewportSize(scheme == ColorScheme.DARK ? 400 : 1280, 900)));
        for (String name : List.of("index", "alerts")) {
            page.navigate(alerts.proxy().url("/console/" + name + ".xhtml").toString());
            assertThat(page.locator(".alert-banner")).isVisible();
            assertThat(PageCheck.complaints(page)).isEmpty();
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "screenshots", "alerts-" + name + "-" + scheme + ".png")));
        }
    }
}
