package org.peakonjit.saml.attack;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.peakonjit.saml.idp.AuthnRequestText;

/** AuthnRequests that nobody, or nobody honest, would send to our single sign-on service. */
public final class RequestAttacks {

    private static final String EVIL = "https://evil.example/acs";
    private static final String NAME_ID = "urn:oasis:names:tc:SAML:2.0:nameid-format:";

    /** Those that are refused with a page: nothing is answered to anybody. */
    public static final List<RequestAttack> REJECTED = List.of(
            unknown("unknown issuer", r -> r.withIssuerElement("<saml:Issuer>https://evil.example</saml:Issuer>")),
            invalid("no issuer", r -> r.withIssuerElement("")),
            invalid(
                    "two issuers",
                    r -> r.withIssuerElement("<saml:Issuer>https://evil.example</saml:Issuer><saml:Issuer>"
                            + "https://attacked.peakon.example</saml:Issuer>")),
            invalid("blank issuer", r -> r.withIssuerElement("<saml:Issuer> </saml:Issuer>")),
            unknown(
                    "issuer with markup",
                    r -> r.withIssuerElement("<saml:Issuer>&lt;script>alert(1)&lt;/script></saml:Issuer>")),
            invalid("foreign ACS URL", r -> r.withAttribute("AssertionConsumerServiceURL", EVIL)),
            invalid(
                    "ACS URL with the registered one as user",
                    r -> r.withAttribute(
                            "AssertionConsumerServiceURL", "https://attacked.peakon.example@evil.example/saml/assert")),
            invalid(
                    "ACS URL with a suffix",
                    r -> r.withAttribute(
                            "AssertionConsumerServiceURL", "https://attacked.peakon.example/saml/assert/../x")),
            invalid(
                    "ACS URL of another application",
                    r -> r.withAttribute("AssertionConsumerServiceURL", "https://honest.peakon.example/saml/assert")),
            invalid("empty ACS URL", r -> r.withAttribute("AssertionConsumerServiceURL", "")),
            invalid("foreign ACS index", r -> r.withAttribute("AssertionConsumerServiceIndex", "7")),
            invalid("ACS index that is none", r -> r.withAttribute("AssertionConsumerServiceIndex", "x")),
            invalid(
                    "ACS index and ProtocolBinding",
                    r -> r.withAttribute("AssertionConsumerServiceIndex", "0")
                            .withAttribute("ProtocolBinding", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST")),
            invalid("foreign Destination", r -> r.withDestination("https://other.example/idp/sso")),
            invalid("empty Destination", r -> r.withDestination("")),
            invalid("SAML 1.1", r -> r.withVersion("1.1")),
            invalid("a version that is only like 2.0", r -> r.withVersion("2.00")),
            invalid("IssueInstant that is a year", r -> r.withIssueInstant("9999")),
            invalid(
                    "AllowCreate that is no boolean",
                    r -> r.withChild("<samlp:NameIDPolicy AllowCreate=\"perhaps\"/>")),
            invalid("attribute index that is none", r -> r.withAttribute("AttributeConsumingServiceIndex", "x")),
            invalid(
                    "comparison that is none",
                    r -> r.withChild("<samlp:RequestedAuthnContext Comparison=\"any\"><saml:AuthnContextClassRef>urn:x"
                            + "</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>")),
            invalid("no ID", r -> r.withId(null)),
            invalid("ID with markup", r -> r.withId("&lt;script>")),
            invalid("no IssueInstant", r -> r.withIssueInstant(null)),
            invalid("IssueInstant that is no time", r -> r.withIssueInstant("yesterday")),
            new RequestAttack(
                    "an hour old",
                    "saml.expired",
                    r -> r.withIssueInstant(Instant.now().minusSeconds(3600).toString())
                            .xml()),
            invalid(
                    "from the future",
                    r -> r.withIssueInstant(Instant.now().plusSeconds(3600).toString())),
            invalid("ForceAuthn that is no boolean", r -> r.withAttribute("ForceAuthn", "perhaps")),
            invalid("ProxyCount below zero", r -> r.withChild("<samlp:Scoping ProxyCount=\"-1\"/>")),
            invalid("ProxyCount that is none", r -> r.withChild("<samlp:Scoping ProxyCount=\"x\"/>")),
            invalid("eleven contexts", r -> r.withChild(contexts("urn:x", 11))),
            invalid("endless context", r -> r.withChild(contexts("urn:" + "x".repeat(1021), 1))),
            text("DOCTYPE", xml -> "<!DOCTYPE x>" + xml),
            text(
                    "XXE of a file",
                    xml -> "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                            + xml.replace("</saml:Issuer>", "&e;</saml:Issuer>")),
            text("XXE over http", xml -> "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">" + xml),
            text("billion laughs", RequestAttacks::laughs),
            text("100,000 levels", xml -> "<a>".repeat(100_000)),
            text("10 MB", xml -> xml + " ".repeat(10_000_000)),
            text("cut short", xml -> xml.substring(0, xml.length() / 2)),
            text("two roots", xml -> xml + xml),
            text("no XML", xml -> "hello"),
            text("a Response", xml -> xml.replace("AuthnRequest", "Response")),
            text("a LogoutRequest", xml -> xml.replace("AuthnRequest", "LogoutRequest")),
            text(
                    "another element of its type",
                    xml -> xml.replace("</samlp:AuthnRequest>", "</x:any>")
                            .replace(
                                    "<samlp:AuthnRequest ",
                                    "<x:any xmlns:x=\"urn:x\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                                            + " xsi:type=\"samlp:AuthnRequestType\" ")),
            text("SAML 1.1's namespace", xml -> xml.replace("SAML:2.0:protocol", "SAML:1.1:protocol")),
            text("comment in the issuer", xml -> xml.replace("</saml:Issuer>", "<!-- -->.evil</saml:Issuer>")),
            text(
                    "element in the issuer",
                    xml -> xml.replace("</saml:Issuer>", "<x xmlns=\"urn:x\">.evil</x></saml:Issuer>")),
            invalid("element in a context", r -> r.withChild(contexts("urn:x<x xmlns=\"urn:x\">.evil</x>", 1))),
            text("duplicate attribute", xml -> xml.replace(" Version=", " ID=\"_x\" Version=")),
            text("unbound prefix", xml -> xml.replace("<saml:Issuer>", "<x:y/><saml:Issuer>")));

    /** Those of an honest sender that wants what we cannot give: answered by a status, never by an assertion. */
    public static final List<RequestAttack> ANSWERED = List.of(
            answered("NameIDPolicy persistent", r -> r.withChild(policy(NAME_ID + "persistent"))),
            answered("NameIDPolicy transient", r -> r.withChild(policy(NAME_ID + "transient"))),
            answered("NameIDPolicy encrypted", r -> r.withChild(policy(NAME_ID + "encrypted"))),
            answered(
                    "answer by artifact",
                    r -> r.withAttribute("ProtocolBinding", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact")),
            answered(
                    "somebody by name",
                    r -> r.withChild("<saml:Subject><saml:NameID>ceo@corp.example</saml:NameID></saml:Subject>")),
            answered("no proxy", r -> r.withChild("<samlp:Scoping ProxyCount=\"0\"/>")),
            answered(
                    "a context better than another",
                    r -> r.withChild(
                            "<samlp:RequestedAuthnContext Comparison=\"better\"><saml:AuthnContextClassRef>urn:x"
                                    + "</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>")));

    private RequestAttacks() {}

    private static RequestAttack invalid(String name, UnaryOperator<AuthnRequestText> change) {
        return new RequestAttack(
                name, "saml.invalid-response", r -> change.apply(r).xml());
    }

    private static RequestAttack unknown(String name, UnaryOperator<AuthnRequestText> change) {
        return new RequestAttack(
                name, "application.unknown", r -> change.apply(r).xml());
    }

    private static RequestAttack answered(String name, UnaryOperator<AuthnRequestText> change) {
        return new RequestAttack(name, "", r -> change.apply(r).xml());
    }

    private static RequestAttack text(String name, Function<String, String> change) {
        return new RequestAttack(name, "saml.invalid-response", r -> change.apply(r.xml()));
    }

    private static String policy(String format) {
        return "<samlp:NameIDPolicy Format=\"" + format + "\"/>";
    }

    private static String contexts(String context, int times) {
        return "<samlp:RequestedAuthnContext>"
                + ("<saml:AuthnContextClassRef>" + context + "</saml:AuthnContextClassRef>").repeat(times)
                + "</samlp:RequestedAuthnContext>";
    }

    private static String laughs(String xml) {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE x [<!ENTITY a \"lol\">");
        for (char name = 'b'; name <= 'i'; name++) {
            dtd.append("<!ENTITY ")
                    .append(name)
                    .append(" \"")
                    .append(("&" + (char) (name - 1) + ";").repeat(10))
                    .append("\">");
        }
        return dtd.append("]>")
                .append(xml.replace("</saml:Issuer>", "&i;</saml:Issuer>"))
                .toString();
    }
}
