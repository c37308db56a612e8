package org.peakonjit.it.parts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/** The WAR behind a TLS reverse proxy, with the company's IdP, the proxy and Peakon at three sites. */
public final class CrossSiteLandscape implements AutoCloseable {

    /** Our host; its site is another than the others'. */
    public static final String SSO_HOST = "sso.corp.test";

    public static final String SSO = "https://" + SSO_HOST;
    public static final String IDP = "https://idp.company.test";
    public static final String PEAKON = "https://acme.peakon.test";

    /** Another Peakon, which signs its people out. */
    public static final String SIGNED_OUT = "https://out.peakon.test";

    private final LocalCa ca = LocalCa.issuingFor(SSO_HOST, host(IDP), host(PEAKON), host(SIGNED_OUT));
    private final HttpsFront front = HttpsFront.start(ca);
    private final CrossSiteIdp idp = new CrossSiteIdp(IDP, SSO);
    private final PeakonSandbox peakon = PeakonSandbox.behind(URI.create(PEAKON));
    private final CrossSitePeakon signedOut = new CrossSitePeakon(SIGNED_OUT, SSO);
    private final PayaraMicro proxy = PayaraMicro.start("cross-site", settings());

    static CrossSiteLandscape start() {
        CrossSiteLandscape landscape = new CrossSiteLandscape();
        landscape
                .front
                .serve(SSO_HOST, landscape.front.to(landscape.proxy.atNode("")))
                .serve(host(IDP), landscape.idp)
                .serve(host(PEAKON), landscape.front.to(landscape.peakon.localOrigin()))
                .serve(host(SIGNED_OUT), landscape.signedOut);
        landscape.peakon.trust(landscape.proxy.atNode("/idp/metadata"));
        return landscape;
    }

    private static String host(String origin) {
        return URI.create(origin).getHost();
    }

    private Map<String, String> settings() {
        try {
            Path directory = WorkDirectories.fresh("cross-site");
            Path metadata = Files.writeString(directory.resolve("idp.xml"), idp.metadata());
            Path applications = Files.writeString(
                    directory.resolve("applications.json"),
                    JsonNodeFactory.instance
                            .arrayNode()
                            .add(application(
                                    "peakon", peakon.entityId(), peakon.acsUrl().toString()))
                            .add(signedOut())
                            .toString());
            return Map.of(
                    "peakonjit.base-url",
                    SSO,
                    "peakonjit.idp.metadata",
                    metadata.toString(),
                    "peakonjit.applications",
                    applications.toString(),
                    "peakonjit.admin.groups",
                    "staff",
                    "peakonjit.trusted-proxies",
                    "127.0.0.1, ::1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode application(String name, String entityId, String acsUrl) {
        ObjectNode application = Landscape.application(name, peakon);
        application
                .withObject("/saml")
                .put("entityId", entityId)
                .put("acsUrl", acsUrl)
                .put("loginUrl", PEAKON + "/login");
        return application;
    }

    private ObjectNode signedOut() {
        ObjectNode application = application("out", signedOut.entityId(), signedOut.acsUrl());
        application.withObject("/saml").put("sloUrl", signedOut.sloUrl()).put("loginUrl", SIGNED_OUT + "/login");
        application.withObject("/saml").putArray("signingCertificates").add(signedOut.certificate());
        return application;
    }

    public CrossSiteIdp idp() {
        return idp;
    }

    public PayaraMicro proxy() {
        return proxy;
    }

    /** A browser that comes to all sites through the reverse proxy. */
    public Chromium chromium() {
        return Chromium.start(ca.chromiumTrust(), front.chromiumHosts());
    }

    /** The same, keeping no cookies. */
    public Chromium.Profile chromiumWithoutCookies() {
        return Chromium.profileWithoutCookies(ca.chromiumTrust(), front.chromiumHosts());
    }

    /** A reverse proxy in front of the proxy, by the sample for users. */
    public SampleProxy sampleProxy(SampleProxy.Kind kind) {
        return SampleProxy.start(kind, ca, SSO_HOST, proxy.atNode(""));
    }

    /** A browser that comes to us through it. */
    public Chromium chromiumThrough(SampleProxy sample) {
        return Chromium.start(
                ca.chromiumTrust(), front.chromiumHosts("MAP " + SSO_HOST + " 127.0.0.1:" + sample.port()));
    }

    /** Clicks on the button that the pages of IdP and Peakon wait for. */
    public static void goOn(Page page) {
        page.locator("button")
                .filter(new Locator.FilterOptions().setHasText("Go on"))
                .click();
    }

    /** Checks that the person is signed in at Peakon. */
    public static void assertArrived(Page page) {
        assertThat(page).hasURL(PEAKON + "/");
        assertThat(page.locator("h1")).containsText("Alice");
    }

    @Override
    public void close() {
        proxy.close();
        peakon.close();
        front.close();
    }
}
