package org.peakonjit.it.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/**
 * The company's IdP from the settings, its metadata at a URL, a partner's from the API, and two applications: one for
 * people of both, one for the company's alone. A Response that nobody asked for is accepted.
 */
public final class TwoIdpsLandscape implements AutoCloseable {

    /** The partner's IdP. */
    public static final String PARTNER = "partner";

    /** The application for the company's people; the other is {@link Landscape#FIRST}. */
    public static final String OWN = "own-staff";

    /** The group whose members administer. */
    public static final String ADMINISTRATORS = "console-administrators";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DirectIdp staff = new DirectIdp();
    private final DirectIdp partner = new DirectIdp("idp.partner.example");
    private final AtomicInteger fetches = new AtomicInteger();
    private final PeakonSandbox peakon = PeakonSandbox.start(0);
    private final HttpServer metadataHost;
    private final PayaraMicro proxy;
    private volatile byte[] published = staff.metadata();

    private TwoIdpsLandscape() throws IOException {
        metadataHost = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        metadataHost.createContext("/", exchange -> {
            fetches.incrementAndGet();
            byte[] body = published;
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        metadataHost.start();
        Map<String, String> settings = new HashMap<>(Landscape.settings(
                "http://127.0.0.1:" + metadataHost.getAddress().getPort() + "/metadata",
                Landscape.application(Landscape.FIRST, peakon)));
        settings.put("peakonjit.idp.unsolicited", "accept");
        settings.put("peakonjit.admin.groups", ADMINISTRATORS);
        proxy = PayaraMicro.start("two-idps", settings);
    }

    static TwoIdpsLandscape start() {
        try {
            TwoIdpsLandscape landscape = new TwoIdpsLandscape();
            ObjectNode own = Landscape.application(OWN, landscape.peakon);
            own.withObject("/saml").putArray("identityProviders").add("default");
            landscape.api().apply(own);
            assertThat(landscape
                            .api()
                            .put("/identity-providers/" + PARTNER, landscape.registration())
                            .status())
                    .isEqualTo(201);
            await(() -> landscape.status(PARTNER).path("usable").asBoolean());
            return landscape;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits as long as anything here may take. */
    public static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).until(condition);
    }

    public DirectIdp staff() {
        return staff;
    }

    public DirectIdp partner() {
        return partner;
    }

    public PeakonSandbox peakon() {
        return peakon;
    }

    public PayaraMicro proxy() {
        return proxy;
    }

    public ProxyApi api() {
        return proxy.apiAtNode();
    }

    /** Publishes this as the metadata of the company's IdP. */
    public void publish(byte[] metadata) {
        published = metadata;
    }

    /** How often the metadata of the company's IdP was fetched. */
    public int fetches() {
        return fetches.get();
    }

    /** What registers the partner's IdP. */
    public ObjectNode registration() {
        ObjectNode idp =
                JsonNodeFactory.instance.objectNode().put("name", PARTNER).put("description", "Partner");
        idp.putObject("metadata").put("xml", new String(partner.metadata(), StandardCharsets.UTF_8));
        idp.putArray("emailDomains").add("partner.example");
        return idp;
    }

    /** How an IdP stands. */
    public JsonNode status(String idp) {
        return api().get("/identity-providers/" + idp).body().path("status");
    }

    /** A browser that stops at both IdPs, and at any Peakon. */
    public HttpBrowser browser() {
        return new HttpBrowser()
                .stopAt(url -> url.getHost() != null && (url.getHost().startsWith("idp.") || Landscape.isPeakon(url)));
    }

    /** Begins a sign-on to an application. */
    public Page login(HttpBrowser browser, String application) {
        return browser.open(proxy.url("/login/" + application));
    }

    /** Answers the question for the address. */
    public Page choose(HttpBrowser browser, Page page, String email) {
        return browser.submit(page, Map.of("email", email));
    }

    /** Brings the IdP's answer to the proxy. */
    public Page answer(HttpBrowser browser, DirectIdp idp, Page arrival, String email) {
        return browser.post(acs(), idp.answer(arrival, email));
    }

    /** A form with a Response that nobody asked for. */
    public Map<String, String> unsolicited(DirectIdp idp, String email) {
        return idp.unsolicited(proxy.url("/saml/metadata").toString(), acs(), email);
    }

    public URI acs() {
        return proxy.url("/saml/acs");
    }

    @Override
    public void close() {
        proxy.close();
        peakon.close();
        metadataHost.stop(0);
    }
}
