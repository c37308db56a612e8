package org.peakonjit.it.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * A realm of Keycloak in Peakon's place: a SAML service provider of other people's making that signs everybody in by
 * our IdP side, configured from our published metadata, with signatures demanded.
 */
public final class PeakonRealm {

    /** The flow of a first sign-on that asks nothing. */
    static final String JUST_CREATE = "just-create";

    private static final String ALIAS = "proxy";
    private static final String DASHBOARD = "dashboard";
    private static final URI DASHBOARD_URL = URI.create("http://localhost:9/dashboard");

    private final KeycloakAdmin admin;
    private final URI baseUrl;
    private final String name;

    private PeakonRealm(KeycloakAdmin admin, URI baseUrl, String name) {
        this.admin = admin;
        this.baseUrl = baseUrl;
        this.name = name;
    }

    static PeakonRealm create(Keycloak keycloak, String name, Proxy proxy) {
        KeycloakAdmin admin = keycloak.admin();
        admin.post("", Map.of("realm", name, "enabled", true, "sslRequired", "none"));
        PeakonRealm realm = new PeakonRealm(admin, URI.create(keycloak.baseUrl() + "/realms/" + name), name);
        skipForms(admin, name);
        realm.trust(proxy);
        realm.addDashboards();
        return realm;
    }

    /** Nobody is asked anything at their first sign-on. */
    static void skipForms(KeycloakAdmin admin, String name) {
        for (String action : new String[] {"VERIFY_PROFILE", "UPDATE_PROFILE"}) {
            ObjectNode required = (ObjectNode) admin.get("/" + name + "/authentication/required-actions/" + action);
            admin.put("/" + name + "/authentication/required-actions/" + action, required.put("enabled", false));
        }
        String flow = JUST_CREATE;
        admin.post(
                "/" + name + "/authentication/flows",
                Map.of("alias", flow, "providerId", "basic-flow", "topLevel", true, "builtIn", false));
        String executions = "/" + name + "/authentication/flows/" + flow + "/executions";
        admin.post(executions + "/execution", Map.of("provider", "idp-create-user-if-unique"));
        admin.put(executions, ((ObjectNode) admin.get(executions).path(0)).put("requirement", "ALTERNATIVE"));
    }

    private void trust(Proxy proxy) {
        ObjectNode provider = KeycloakAdmin.JSON.createObjectNode();
        provider.put("alias", ALIAS).put("providerId", "saml").put("enabled", true);
        provider.put("trustEmail", true).put("firstBrokerLoginFlowAlias", JUST_CREATE);
        ObjectNode imported = (ObjectNode) admin.post(
                "/" + name + "/identity-provider/import-config",
                Map.of("fromUrl", proxy.url("/idp/metadata").toString(), "providerId", "saml"));
        imported.put("entityId", entityId())
                .put("validateSignature", "true")
                .put("wantAssertionsSigned", "true")
                .put("principalType", "SUBJECT")
                .put("syncMode", "FORCE");
        provider.set("config", imported);
        admin.post("/" + name + "/identity-provider/instances", provider);
    }

    private void addDashboards() {
        admin.post(
                "/" + name + "/clients",
                KeycloakAdmin.JSON
                        .createObjectNode()
                        .put("clientId", DASHBOARD)
                        .put("publicClient", true)
                        .put("protocol", "openid-connect")
                        .set(
                                "redirectUris",
                                KeycloakAdmin.JSON.createArrayNode().add(DASHBOARD_URL.toString())));
        ObjectNode portal = KeycloakAdmin.JSON.createObjectNode();
        portal.put("clientId", "portal").put("protocol", "saml").put("enabled", true);
        portal.putArray("redirectUris").add(DASHBOARD_URL + "/*");
        portal.putObject("attributes")
                .put("saml_idp_initiated_sso_url_name", "portal")
                .put("saml.client.signature", "false")
                .put("saml.authnstatement", "true")
                .put("saml_name_id_format", "email")
                .put("saml_assertion_consumer_url_redirect", DASHBOARD_URL + "/portal");
        admin.post("/" + name + "/clients", portal);
    }

    /** Sends AuthnRequests by HTTP-POST from now on, or by HTTP-Redirect. */
    public void askByPost(boolean post) {
        ObjectNode provider = (ObjectNode) admin.get("/" + name + "/identity-provider/instances/" + ALIAS);
        provider.withObject("/config").put("postBindingAuthnRequest", Boolean.toString(post));
        admin.put("/" + name + "/identity-provider/instances/" + ALIAS, provider);
    }

    /** Signs its AuthnRequests from now on, as it always does its logout messages. */
    public void signRequests() {
        ObjectNode provider = (ObjectNode) admin.get("/" + name + "/identity-provider/instances/" + ALIAS);
        provider.withObject("/config").put("wantAuthnRequestsSigned", "true").put("signatureAlgorithm", "RSA_SHA256");
        admin.put("/" + name + "/identity-provider/instances/" + ALIAS, provider);
    }

    /** The certificate of the key it signs with. */
    public String certificate() {
        for (JsonNode key : admin.get("/" + name + "/keys").path("keys")) {
            if (key.path("algorithm").asText().equals("RS256")) {
                return key.path("certificate").asText();
            }
        }
        throw new IllegalStateException("no RS256 key");
    }

    /** Where a person signs out here. */
    public URI signOutUrl() {
        return URI.create(baseUrl + "/protocol/openid-connect/logout");
    }

    /** This service provider's entityID. */
    public String entityId() {
        return baseUrl.toString();
    }

    /** The ACS that answers to its own AuthnRequests go to. */
    public URI acsUrl() {
        return URI.create(baseUrl + "/broker/" + ALIAS + "/endpoint");
    }

    /** The ACS for Responses nobody asked for. */
    public URI unsolicitedAcsUrl() {
        return URI.create(acsUrl() + "/clients/portal");
    }

    /** A page that demands a sign-on, for which this realm sends an AuthnRequest. */
    public URI dashboardUrl() {
        return URI.create(baseUrl + "/protocol/openid-connect/auth?client_id=" + DASHBOARD
                + "&response_type=code&scope=openid&state=kept&kc_idp_hint=" + ALIAS + "&redirect_uri="
                + HttpBrowser.encode(DASHBOARD_URL.toString()));
    }

    /** Whether a browser has arrived at the dashboard, signed in. */
    public boolean isDashboard(URI location) {
        return location.toString().startsWith(DASHBOARD_URL.toString());
    }

    /** The e-mail address of the person who arrived at the dashboard. */
    public String whoArrivedAt(URI location) {
        String code = HttpBrowser.queryParameter(location, "code");
        JsonNode tokens = admin.form(
                "/realms/" + name + "/protocol/openid-connect/token",
                "grant_type=authorization_code&client_id=" + DASHBOARD + "&code=" + HttpBrowser.encode(code)
                        + "&redirect_uri=" + HttpBrowser.encode(DASHBOARD_URL.toString()));
        String claims = tokens.path("id_token").asText().split("\\.", -1)[1];
        try {
            return KeycloakAdmin.JSON
                    .readTree(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
                    .path("email")
                    .asText();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** How many sessions the person with this e-mail address has here; 0 too when nobody has it. */
    public int sessionsOf(String email) {
        JsonNode users = admin.get("/" + name + "/users?exact=true&email=" + HttpBrowser.encode(email));
        return users.isEmpty()
                ? 0
                : admin.get("/" + name + "/users/" + users.path(0).path("id").asText() + "/sessions")
                        .size();
    }
}
