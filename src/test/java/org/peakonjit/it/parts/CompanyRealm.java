package org.peakonjit.it.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A realm of Keycloak that plays the company's IdP: it holds people and trusts our SP. */
public final class CompanyRealm {

    private static final String TILE = "peakon-tile";

    private final KeycloakAdmin admin;
    private final URI baseUrl;
    private final String name;

    private CompanyRealm(KeycloakAdmin admin, URI baseUrl, String name) {
        this.admin = admin;
        this.baseUrl = baseUrl;
        this.name = name;
    }

    static CompanyRealm create(Keycloak keycloak, String name) {
        KeycloakAdmin admin = keycloak.admin();
        admin.post("", Map.of("realm", name, "enabled", true, "sslRequired", "none", "loginWithEmailAllowed", false));
        ObjectNode profile = (ObjectNode) admin.get("/" + name + "/users/profile");
        profile.put("unmanagedAttributePolicy", "ENABLED");
        for (JsonNode attribute : profile.path("attributes")) {
            ((ObjectNode) attribute).remove("required");
        }
        admin.put("/" + name + "/users/profile", profile);
        return new CompanyRealm(admin, URI.create(keycloak.baseUrl() + "/realms/" + name), name);
    }

    /** Where the IdP's metadata is published. */
    public URI metadataUrl() {
        return URI.create(baseUrl + "/protocol/saml/descriptor");
    }

    /** As Keycloak calls a realm that is an IdP. */
    public String entityId() {
        return baseUrl.toString();
    }

    /** The page of the company's portal whose tile starts an IdP-initiated sign-on. */
    public URI tileUrl() {
        return URI.create(baseUrl + "/protocol/saml/clients/" + TILE);
    }

    /** Makes our SP known by its metadata, with the attributes we use, signed assertions and a tile. */
    public void trust(Proxy proxy) {
        String metadata = HttpBrowser.fetch(proxy.url("/saml/metadata"));
        ObjectNode client = (ObjectNode) admin.postText("/" + name + "/client-description-converter", metadata);
        attributes(client)
                .put("saml.assertion.signature", "true")
                .put("saml.server.signature", "true")
                .put("saml.encrypt", "false")
                .put("saml_idp_initiated_sso_url_name", TILE);
        ArrayNode mappers = client.putArray("protocolMappers");
        mappers.add(mapper("email", "saml-user-property-mapper", "user.attribute", "email"));
        mappers.add(mapper("givenName", "saml-user-property-mapper", "user.attribute", "firstName"));
        mappers.add(mapper("sn", "saml-user-property-mapper", "user.attribute", "lastName"));
        mappers.add(mapper("employeeNumber", "saml-user-attribute-mapper", "user.attribute", "employeeNumber"));
        mappers.add(mapper("groups", "saml-group-membership-mapper", "full.path", "false"));
        client.putArray("defaultClientScopes");
        admin.post("/" + name + "/clients", client);
    }

    private static ObjectNode attributes(JsonNode client) {
        return ((ObjectNode) client).withObject("/attributes");
    }

    private static ObjectNode mapper(String attribute, String type, String key, String value) {
        ObjectNode mapper = KeycloakAdmin.JSON.createObjectNode();
        mapper.put("name", attribute).put("protocol", "saml").put("protocolMapper", type);
        mapper.putObject("config")
                .put("attribute.name", attribute)
                .put("attribute.nameformat", "Basic")
                .put("single", "true")
                .put(key, value);
        return mapper;
    }

    /** Lets the tile lead to one of several applications. */
    public void tileLeadsTo(Proxy proxy, String application) {
        change(proxy, "saml_idp_initiated_sso_relay_state", application);
    }

    /** Whether the IdP encrypts its assertions to our SP's key from now on. */
    public void encryptAssertions(Proxy proxy, boolean encrypt) {
        change(proxy, "saml.encrypt", Boolean.toString(encrypt));
    }

    private void change(Proxy proxy, String attribute, String value) {
        String entityId = HttpBrowser.encode(proxy.url("/saml/metadata").toString());
        JsonNode client =
                admin.get("/" + name + "/clients?clientId=" + entityId).path(0);
        attributes(client).put(attribute, value);
        admin.put("/" + name + "/clients/" + client.path("id").asText(), client);
    }

    /** Where a person signs out here. */
    public URI signOutUrl() {
        return URI.create(baseUrl + "/protocol/openid-connect/logout");
    }

    /** How many sessions a person has here. */
    public int sessionsOf(Person person) {
        String id = admin.get("/" + name + "/users?exact=true&username=" + HttpBrowser.encode(person.login()))
                .path(0)
                .path("id")
                .asText();
        return admin.get("/" + name + "/users/" + id + "/sessions").size();
    }

    /** A person who can sign in here with their {@code login} as password. */
    public record Person(String login, @Nullable String email, String givenName, String familyName, String... groups) {

        /** {@code login@corp.example}, in these groups. */
        public static Person named(String login, String... groups) {
            return new Person(login, login + "@corp.example", "Given " + login, "Family " + login, groups);
        }

        /** The same person with another address; null = none. */
        public Person withEmail(@Nullable String other) {
            return new Person(login, other, givenName, familyName, groups);
        }
    }

    /** Adds a person. */
    public Person add(Person person) {
        for (String group : person.groups()) {
            if (admin.get("/" + name + "/groups?exact=true&search=" + group).isEmpty()) {
                admin.post("/" + name + "/groups", Map.of("name", group));
            }
        }
        ObjectNode user = KeycloakAdmin.JSON.createObjectNode();
        user.put("username", person.login()).put("enabled", true).put("emailVerified", true);
        user.put("firstName", person.givenName()).put("lastName", person.familyName());
        if (person.email() != null) {
            user.put("email", person.email());
        }
        user.putObject("attributes").putArray("employeeNumber").add("E-" + person.login());
        List.of(person.groups()).forEach(user.withArray("/groups")::add);
        user.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", person.login())
                .put("temporary", false);
        admin.post("/" + name + "/users", user);
        return person;
    }
}
