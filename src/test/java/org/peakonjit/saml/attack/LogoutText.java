package org.peakonjit.saml.attack;

import java.security.PrivateKey;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.peakonjit.saml.idp.AuthnRequestText;

/** LogoutRequests and LogoutResponses as plain text, made and signed by nothing but the JDK. */
public final class LogoutText {

    private static final String NAMESPACES = " xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\""
            + " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"";

    private final boolean request;
    private final String id = "_" + UUID.randomUUID();
    private String xml;

    private LogoutText(boolean request, String xml) {
        this.request = request;
        this.xml = xml.replace("{id}", id).replace("{now}", Instant.now().toString());
    }

    /** An honest request to sign a person out. */
    public static LogoutText request(String issuer, String destination, String nameId, String sessionIndex) {
        return new LogoutText(
                true,
                "<samlp:LogoutRequest" + NAMESPACES
                        + " ID=\"{id}\" Version=\"2.0\" IssueInstant=\"{now}\" Destination=\""
                        + destination + "\" NotOnOrAfter=\"" + Instant.now().plusSeconds(300) + "\"><saml:Issuer>"
                        + issuer + "</saml:Issuer><saml:NameID>" + nameId + "</saml:NameID><samlp:SessionIndex>"
                        + sessionIndex + "</samlp:SessionIndex></samlp:LogoutRequest>");
    }

    /** An honest answer with that inner part of a Status. */
    public static LogoutText response(String issuer, String destination, String inResponseTo, String statusCode) {
        return new LogoutText(
                false,
                "<samlp:LogoutResponse" + NAMESPACES
                        + " ID=\"{id}\" Version=\"2.0\" IssueInstant=\"{now}\" Destination=\"" + destination
                        + "\" InResponseTo=\"" + inResponseTo + "\"><saml:Issuer>" + issuer
                        + "</saml:Issuer><samlp:Status>" + statusCode + "</samlp:Status></samlp:LogoutResponse>");
    }

    /** A StatusCode of that value, with another one inside where {@code second} names one. */
    public static String status(String top, String second) {
        String uri = "urn:oasis:names:tc:SAML:2.0:status:";
        return second.isEmpty()
                ? "<samlp:StatusCode Value=\"" + uri + top + "\"/>"
                : "<samlp:StatusCode Value=\"" + uri + top + "\"><samlp:StatusCode Value=\"" + uri + second
                        + "\"/></samlp:StatusCode>";
    }

    public LogoutText edit(UnaryOperator<String> edit) {
        xml = edit.apply(xml);
        return this;
    }

    public String id() {
        return id;
    }

    public String xml() {
        return xml;
    }

    public String parameter() {
        return request ? "SAMLRequest" : "SAMLResponse";
    }

    /** The value of the parameter for HTTP-Redirect. */
    public String deflated() {
        return AuthnRequestText.deflated(xml);
    }

    /** The query string of HTTP-Redirect, unsigned. */
    public String query() {
        return AuthnRequestText.query(parameter(), deflated(), "RelayState", "back");
    }

    /** The query string of HTTP-Redirect, signed. */
    public String signedQuery(PrivateKey key) {
        return AuthnRequestText.signedQuery(query(), AuthnRequestText.RSA_SHA256, "SHA256withRSA", key);
    }

    /** The form field of HTTP-POST, signed inside. */
    public String signedField(PrivateKey key) {
        return AuthnRequestText.base64(
                AuthnRequestText.signed(xml, key, AuthnRequestText.RSA_SHA256, AuthnRequestText.SHA256));
    }

    /** The form field of HTTP-POST, unsigned. */
    public String field() {
        return AuthnRequestText.base64(xml);
    }
}
