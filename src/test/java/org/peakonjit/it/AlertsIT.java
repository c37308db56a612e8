package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.FreePort;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.MailServer;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.Proxy;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.WebhookReceiver;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/** Alerts of the deployed WAR: raised by what people and Peakon do, told to real receivers, shown in a real browser. */
@TestInstance(Lifecycle.PER_CLASS)
class AlertsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PORT = FreePort.next();

    @TempDir
    private static Path dataDir;

    private final List<AutoCloseable> parts = new ArrayList<>();
    private final MailServer mail = started(MailServer.start());
    private final WebhookReceiver webhook = started(WebhookReceiver.start());
    private final Chromium chromium = started(Chromium.start());
    private final PeakonSandbox peakon = started(PeakonSandbox.start(0));
    private final DirectIdp idp = new DirectIdp();
    private final Map<String, String> settings = new HashMap<>();
    private PayaraMicro proxy;

    private <T extends AutoCloseable> T started(T part) {
        parts.add(0, part);
        return part;
    }

    @BeforeAll
    void start() {
        settings.put("peakonjit.data-dir", dataDir.toString());
        settings.putAll(MailServer.trusted(Map.of()));
        settings.putAll(Landscape.settings(idp.metadataFile().toString(), Landscape.application("quiet", peakon)));
        proxy = PayaraMicro.start("alerts", PORT, settings);
        put(alertSettings());
    }

    @AfterAll
    void stop() throws Exception {
        if (proxy != null) {
            proxy.close();
        }
        for (AutoCloseable part : parts) {
            part.close();
        }
    }

    private ObjectNode alertSettings() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode toMail = json.putObject("mail");
        toMail.put("enabled", true)
                .put("host", "localhost")
                .put("port", mail.startTlsPort())
                .put("security", "starttls")
                .put("user", MailServer.USER)
                .put("password", MailServer.PASSWORD)
                .put("from", "alerts@corp.example")
                .put("language", "fr");
        toMail.putArray("to").add("it@corp.example");
        json.putObject("webhook")
                .put("enabled", true)
                .put("url", webhook.url().toString())
                .put("secret", WebhookReceiver.SECRET);
        return json;
    }

    private void put(ObjectNode wanted) {
        var answer = proxy.api().put("/alerts/settings", wanted);
        Assertions.assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Assertions.assertThat(answer.text()).doesNotContain(MailServer.PASSWORD, WebhookReceiver.SECRET);
    }

    private HttpBrowser.Page signIn(String application, String email) {
        HttpBrowser browser = idp.browser();
        HttpBrowser.Page atIdp = browser.open(proxy.url("/login/" + application));
        return browser.post(proxy.url("/saml/acs"), idp.answer(atIdp, email));
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(condition::getAsBoolean);
    }

    /** What arrived about an object, as "event kind", each id once. */
    private List<String> told(String object) {
        Map<String, String> byId = new LinkedHashMap<>();
        calls(object)
                .forEach(call -> byId.put(
                        call.id(),
                        call.json().path("event").asText() + " "
                                + call.json().at("/alert/kind").asText()));
        return List.copyOf(byId.values());
    }

    private List<WebhookReceiver.Call> calls(String object) {
        return webhook.calls().stream()
                .filter(call -> call.json().at("/alert/object").asText().equals(object))
                .toList();
    }

    private JsonNode active(String object) {
        for (JsonNode alert : proxy.api().get("/alerts").body().path("items")) {
            if (alert.path("object").asText().equals(object)) {
                return alert;
            }
        }
        return JsonNodeFactory.instance.missingNode();
    }

    @Test
    void tellEachCrossingOfTheLicencesOnceByMailAndWebhook() {
        proxy.api().apply(Landscape.limited(Landscape.application("licences", peakon), 5));
        for (int person = 0; person < 4; person++) {
            Assertions.assertThat(
                            signIn("licences", "l" + person + "@corp.example").carriesResponse())
                    .isTrue();
        }
        await(() -> told("licences").size() == 1);
        signIn("licences", "l4@corp.example");
        await(() -> told("licences").size() == 2);
        Assertions.assertThat(signIn("licences", "l5@corp.example").code()).isEqualTo("license.limit-reached");

        Assertions.assertThat(told("licences"))
                .containsExactly("raised license-consumption", "escalated license-consumption");
        Assertions.assertThat(calls("licences")).allMatch(call -> call.isGenuine(WebhookReceiver.SECRET));
        await(() ->
                subjects().stream().filter(one -> one.contains("licences : ")).count() == 2);
        Assertions.assertThat(subjects())
                .contains(
                        "[Peakon JIT Proxy] Avertissement : licences : 80 % des licences sont consommées",
                        "[Peakon JIT Proxy] Critique : licences : 100 % des licences sont consommées");
        Assertions.assertThat(active("licences").path("severity").asText()).isEqualTo("critical");
        Assertions.assertThat(active("licences").toString()).doesNotContain("@corp.example");

        proxy.api().apply(Landscape.limited(Landscape.application("licences", peakon), 50));
        await(() -> told("licences").size() == 3);
        Assertions.assertThat(told("licences").get(2)).isEqualTo("cleared license-consumption");
        Assertions.assertThat(proxy.api().get("/alerts?state=past").text()).contains("\"licences\"");
        Assertions.assertThat(proxy.isReady()).isTrue();
    }

    private List<String> subjects() {
        return mail.received().stream()
                .map(one -> {
                    try {
                        return one.getSubject();
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    @Test
    void tellThatPeakonRefusesTheTokenUntilItWorksAgain() {
        ObjectNode wrong = Landscape.application("token", peakon.scimBaseUrl().toString(), "a-wrong-token");
        proxy.api().apply(wrong);
        signIn("token", "t0@corp.example");
        await(() -> told("token").contains("raised token-rejected"));
        Assertions.assertThat(active("token").path("advice").asText()).contains("new token");

        proxy.api().apply(Landscape.application("token", peakon));
        await(() -> told("token").contains("cleared token-rejected"));
        Assertions.assertThat(told("token")).hasSize(2);
    }

    @Test
    void tellThatPeakonDoesNotAnswerUntilItDoes() {
        String nowhere = "http://localhost:" + FreePort.next() + "/scim/v2";
        proxy.api().apply(Landscape.application("circuit", nowhere, peakon.bearerToken()));
        for (int person = 0; person < 6; person++) {
            signIn("circuit", "c" + person + "@corp.example");
        }
        await(() -> told("circuit").contains("raised peakon-unreachable"));

        proxy.api().apply(Landscape.application("circuit", peakon));
        await(() -> told("circuit").contains("cleared peakon-unreachable"));
        Assertions.assertThat(told("circuit")).hasSize(2);
    }

    @Test
    void tellWhatWasRaisedBeforeAKill() {
        webhook.answers(503);
        proxy.api().apply(Landscape.limited(Landscape.application("killed", peakon), 1));
        signIn("killed", "k0@corp.example");
        await(() -> told("killed").size() == 1);
        await(() -> proxy.api().get("/alerts/undelivered").text().contains("\"killed\""));
        Assertions.assertThat(proxy.api().get("/alerts/undelivered").text()).contains("\"status\"");
        Assertions.assertThat(metrics()).contains("peakonjit_alert_notices_undelivered{channel=\"webhook\"}");

        proxy.kill();
        int before = webhook.calls().size();
        webhook.answers(204);
        proxy = PayaraMicro.start("alerts-again", PORT, settings);

        await(() -> !proxy.api().get("/alerts/undelivered").text().contains("\"killed\""));
        Assertions.assertThat(webhook.calls().size()).isGreaterThan(before);
        Assertions.assertThat(told("killed")).containsExactly("raised license-consumption");
        Assertions.assertThat(active("killed").path("severity").asText()).isEqualTo("critical");
    }

    private String metrics() {
        return new RawBrowser(proxy.baseUrl()).get("/ops/metrics").body();
    }

    private Page signedIn(Page page) {
        page.navigate(proxy.url("/console/").toString());
        page.locator("[id='signIn:name']").fill(Proxy.ADMIN);
        page.locator("[id='signIn:password']").fill(Proxy.ADMIN_PASSWORD);
        page.locator("[id='signIn:go']").click();
        assertThat(page).hasURL(proxy.url("/console/index.xhtml").toString());
        return page;
    }

    private void raised() {
        proxy.api().apply(Landscape.limited(Landscape.application("shown", peakon), 1));
        signIn("shown", "s0@corp.example");
        await(() -> !active("shown").isMissingNode());
    }

    @Test
    void areShownOnEveryPageAndLeadToWhereToAct() {
        raised();
        Page page = signedIn(chromium.newPage());
        assertThat(page.locator(".alert-banner[role=alert]")).containsText("100 % of the licenses are consumed");
        page.navigate(proxy.url("/console/alerts.xhtml").toString());
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
        page.navigate(proxy.url("/console/alert-settings.xhtml").toString());
        Assertions.assertThat(page.content()).doesNotContain(MailServer.PASSWORD, WebhookReceiver.SECRET);
        int before = webhook.calls().size();
        page.locator("[id='alerts:mail-host']").fill("typed.example");
        button(page, "Send a test message: Webhook").click();
        assertThat(page.getByText("The receiver took the test message.")).isVisible();
        assertThat(page.locator("[id='alerts:mail-host']")).hasValue("typed.example");
        page.locator("[id='alerts:mail-host']").fill("localhost");
        button(page, "Send a test message: E-mail").click();
        assertThat(page.getByText("The SMTP server took the test message.")).isVisible();
        Assertions.assertThat(webhook.calls().size()).isGreaterThan(before);
        await(() -> subjects().contains("[Peakon JIT Proxy] Message de test"));

        page.locator("[id='alerts:mail-port']").fill(Integer.toString(mail.tlsPort()));
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
        put(alertSettings());
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
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
            page.navigate(proxy.url("/console/" + name + ".xhtml").toString());
            assertThat(page.locator(".alert-banner")).isVisible();
            Assertions.assertThat(new AxeBuilder(page).analyze().getViolations())
                    .filteredOn(one -> List.of("serious", "critical").contains(one.getImpact()))
                    .as(name)
                    .isEmpty();
            Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as(name + " fits the screen's width")
                    .isEqualTo(true);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "screenshots", "alerts-" + name + "-" + scheme + ".png")));
        }
    }
}
