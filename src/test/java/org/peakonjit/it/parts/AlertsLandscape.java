package org.peakonjit.it.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/** The proxy with alerts switched on, and whoever is told: a mail server and a webhook. */
public final class AlertsLandscape implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int port = FreePort.next();
    private final MailServer mail = MailServer.start();
    private final WebhookReceiver webhook = WebhookReceiver.start();
    private final PeakonSandbox peakon = PeakonSandbox.start(0);
    private final DirectIdp idp = new DirectIdp();
    private final Map<String, String> settings = new HashMap<>();
    private PayaraMicro proxy;

    private AlertsLandscape() {
        settings.put("peakonjit.data-dir", WorkDirectories.fresh("alerts").toString());
        settings.putAll(MailServer.trusted(Map.of()));
        settings.putAll(Landscape.settings(idp.metadataFile().toString(), Landscape.application("quiet", peakon)));
        proxy = PayaraMicro.start("alerts", port, settings);
        put(settings());
    }

    static AlertsLandscape start() {
        return new AlertsLandscape();
    }

    /** Waits as long as anything here may take. */
    public static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(condition);
    }

    public MailServer mail() {
        return mail;
    }

    public WebhookReceiver webhook() {
        return webhook;
    }

    public PeakonSandbox peakon() {
        return peakon;
    }

    public PayaraMicro proxy() {
        return proxy;
    }

    public ProxyApi api() {
        return proxy.api();
    }

    /** Kills the proxy; {@link #startAgain} brings it back with what it has kept. */
    public void kill() {
        proxy.kill();
    }

    public void startAgain() {
        proxy = PayaraMicro.start("alerts-again", port, settings);
    }

    /** Settings of alerts under which both are told. */
    public ObjectNode settings() {
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

    /** Saves settings of alerts. */
    public void put(ObjectNode wanted) {
        ProxyApi.Answer answer = api().put("/alerts/settings", wanted);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).doesNotContain(MailServer.PASSWORD, WebhookReceiver.SECRET);
    }

    /** Lets somebody sign in to an application, as far as they get. */
    public HttpBrowser.Page signIn(String application, String email) {
        return signIn(application, email, Map.of());
    }

    /** The same for somebody whom the IdP identifies by this. */
    public HttpBrowser.Page signInAs(String identifier, String application, String email) {
        return signIn(application, email, Map.of("objectGUID", identifier, "employeeNumber", "E-" + identifier));
    }

    private HttpBrowser.Page signIn(String application, String email, Map<String, String> changed) {
        HttpBrowser browser = idp.browser();
        HttpBrowser.Page atIdp = browser.open(proxy.url("/login/" + application));
        return browser.post(proxy.url("/saml/acs"), idp.answer(atIdp, email, changed));
    }

    /** What arrived about an object, as "event kind", each id once. */
    public List<String> told(String object) {
        Map<String, String> byId = new LinkedHashMap<>();
        calls(object)
                .forEach(call -> byId.put(
                        call.id(),
                        call.json().path("event").asText() + " "
                                + call.json().at("/alert/kind").asText()));
        return List.copyOf(byId.values());
    }

    /** What arrived about an object, each attempt. */
    public List<WebhookReceiver.Call> calls(String object) {
        return webhook.calls().stream()
                .filter(call -> call.json().at("/alert/object").asText().equals(object))
                .toList();
    }

    /** The active alert about an object; missing where there is none. */
    public JsonNode active(String object) {
        for (JsonNode alert : proxy.api().get("/alerts").body().path("items")) {
            if (alert.path("object").asText().equals(object)) {
                return alert;
            }
        }
        return JsonNodeFactory.instance.missingNode();
    }

    /** The subjects of the mails that arrived. */
    public List<String> subjects() {
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

    @Override
    public void close() {
        proxy.close();
        peakon.close();
        webhook.close();
        mail.close();
    }
}
