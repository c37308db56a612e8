package org.peakonjit.it.parts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Map;

/**
 * A realm of Keycloak in the product's place: to a company's IdP a service provider, to Peakon an identity provider, with
 * signatures demanded and made as the product does.
 */
public final class BrokerRealm {

    private static final String PEAKON = "peakon";

    private final URI baseUrl;

    private BrokerRealm(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    static BrokerRealm create(Keycloak keycloak, String name, DirectIdp idp) {
        KeycloakAdmin admin = keycloak.admin();
        admin.post("", Map.of("realm", name, "enabled", true, "sslRequired", "none"));
        PeakonRealm.skipForms(admin, name);
        admin.post("/" + name + "/identity-provider/instances", company(name, keycloak, idp));
        admin.post("/" + name + "/clients", peakon());
        return new BrokerRealm(URI.create(keycloak.baseUrl() + "/realms/" + name));
    }

    private static ObjectNode company(String name, Keycloak keycloak, DirectIdp idp) {
        ObjectNode provider = KeycloakAdmin.JSON.createObjectNode();
        provider.put("alias", "company").put("providerId", "saml").put("enabled", true);
        provider.put("trustEmail", true).put("firstBrokerLoginFlowAlias", PeakonRealm.JUST_CREATE);
        provider.putObject("config")
                .put("entityId", keycloak.baseUrl() + "/realms/" + name)
                .put("idpEntityId", idp.entityId())
                .put("singleSignOnServiceUrl", idp.sso().toString())
                .put("nameIDPolicyFormat", "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress")
                .put("principalType", "SUBJECT")
                .put("postBindingResponse", "true")
                .put("postBindingAuthnRequest", "false")
                .put("wantAuthnRequestsSigned", "true")
                .put("signatureAlgorithm", "RSA_SHA256")
                .put("validateSignature", "true")
                .put("wantAssertionsSigned", "true")
                .put("signingCertificate", base64(idp));
        return provider;
    }

    private static ObjectNode peakon() {
        ObjectNode client = KeycloakAdmin.JSON.createObjectNode();
        client.put("clientId", "https://peakon.peakon.example/saml/metadata").put("protocol", "saml");
        client.put("enabled", true);
        client.putObject("attributes")
                .put("saml_idp_initiated_sso_url_name", PEAKON)
                .put("saml_assertion_consumer_url_post", Landscape.acs(PEAKON).toString())
                .put("saml.client.signature", "false")
                .put("saml.server.signature", "true")
                .put("saml.assertion.signature", "true")
                .put("saml.signature.algorithm", "RSA_SHA256")
                .put("saml.authnstatement", "true")
                .put("saml_force_name_id_format", "true")
                .put("saml_name_id_format", "email");
        return client;
    }

    private static String base64(DirectIdp idp) {
        try {
            return Base64.getEncoder().encodeToString(idp.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where a sign-on at Peakon starts. */
    public URI loginUrl() {
        return URI.create(baseUrl + "/protocol/saml/clients/" + PEAKON + "?kc_idp_hint=company");
    }

    /** The ACS that faces the company's IdP. */
    public URI acsUrl() {
        return URI.create(baseUrl + "/broker/company/endpoint");
    }
}
