package org.peakonjit.it.parts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/** A whole company: its IdP, the proxy on some server, and Peakon's SCIM server. */
public final class Landscape implements AutoCloseable {

    /** The name of the application that is there from the start. */
    public static final String FIRST = "first";

    private final Keycloak keycloak;
    private final CompanyRealm company;
    private final PeakonSandbox peakon;
    private final Proxy proxy;

    private Landscape(Keycloak keycloak, CompanyRealm company, PeakonSandbox peakon, Proxy proxy) {
        this.keycloak = keycloak;
        this.company = company;
        this.peakon = peakon;
        this.proxy = proxy;
    }

    /** Sets it up on the server that {@code start} starts with the settings it is given. */
    public static Landscape on(Keycloak keycloak, String name, Function<Map<String, String>, Proxy> start) {
        CompanyRealm company = keycloak.companyRealm(name + "-company");
        PeakonSandbox peakon = PeakonSandbox.start(0);
        Proxy proxy = start.apply(settings(company.metadataUrl().toString(), application(FIRST, peakon)));
        company.trust(proxy);
        return new Landscape(keycloak, company, peakon, proxy);
    }

    /** Settings of a proxy that is ready as soon as it has started: an IdP, and an application in the file for such. */
    public static Map<String, String> settings(String idpMetadata, ObjectNode application) {
        try {
            Path file = Files.writeString(
                    WorkDirectories.fresh("applications").resolve("applications.json"), "[" + application + "]");
            return Map.of("peakonjit.idp.metadata", idpMetadata, "peakonjit.applications", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public CompanyRealm company() {
        return company;
    }

    public PeakonSandbox peakon() {
        return peakon;
    }

    public Proxy proxy() {
        return proxy;
    }

    /** A new realm in the place of Peakon's web site. */
    public PeakonRealm peakonSite(String name) {
        return keycloak.peakonRealm(name, proxy);
    }

    /** An application with everything it needs, whose Peakon is nowhere: for sign-ons that end before it. */
    public ObjectNode application(String name) {
        return application(name, peakon);
    }

    /** An application with everything it needs, provisioning at {@code peakon}. */
    public static ObjectNode application(String name, PeakonSandbox peakon) {
        return application(name, peakon.scimBaseUrl().toString(), peakon.bearerToken());
    }

    /** An application with everything it needs, provisioning at that SCIM service. */
    public static ObjectNode application(String name, String scimBaseUrl, String bearerToken) {
        ObjectNode application = JsonNodeFactory.instance.objectNode().put("name", name);
        application
                .putObject("saml")
                .put("handOff", "assertion")
                .put("entityId", "https://" + name + ".peakon.example/saml/metadata")
                .put("acsUrl", acs(name).toString())
                .put("loginUrl", "https://" + name + ".peakon.example/login")
                .put("nameId", "email");
        application
                .putObject("scim")
                .put("jitProvisioning", true)
                .put("baseUrl", scimBaseUrl)
                .put("bearerToken", bearerToken);
        return application;
    }

    /** The ACS of such an application. */
    public static URI acs(String application) {
        return URI.create("https://" + application + ".peakon.example/saml/assert");
    }

    /** Sets the licence limit of an application. */
    public static ObjectNode limited(ObjectNode application, int limit) {
        application.withObject("/scim").put("licenseConsumptionLimit", limit);
        return application;
    }

    /** A browser that stops where it would post a Response to the Peakon of {@link #application}. */
    public static HttpBrowser browser() {
        return new HttpBrowser().stopAt(Landscape::isPeakon);
    }

    /** Whether a URL is at the Peakon of an {@link #application}. */
    public static boolean isPeakon(URI url) {
        return url.getHost() != null && url.getHost().endsWith(".peakon.example");
    }

    @Override
    public void close() {
        proxy.close();
        peakon.close();
    }
}
