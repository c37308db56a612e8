package org.peakonjit.saml.attack;

import java.util.List;
import java.util.function.UnaryOperator;

/** Text that two readers might read differently, and names that look like others. */
public final class TextAttacks {

    private static final String NAME_ID = ">alice@corp.example</saml:NameID>";

    public static final List<Attack> ALL = List.of(
            Attack.of(
                    "comment in the NameID", after("alice@corp.example<", "alice@corp.example<!-- -->.evil.example<")),
            Attack.of("comment in the NameID that C14N drops", after("alice@corp", "alice<!-- -->@corp")),
            Attack.of("comment in an attribute value", after(">staff<", ">st<!-- -->aff<")),
            Attack.of(
                    "comment in the audience",
                    after("/saml/metadata</saml:Audience>", "<!-- -->/saml/metadata</saml:Audience>")),
            Attack.of("comment in the issuer", after("/saml</saml:Issuer>", "<!-- -->/saml</saml:Issuer>")),
            Attack.of("CDATA in the NameID", after("alice@corp.example<", "<![CDATA[alice]]>@corp.example<")),
            Attack.of("CDATA in an attribute value", after(">staff<", "><![CDATA[staff]]><")),
            Attack.of("CDATA in the audience", after("<saml:Audience>https:", "<saml:Audience><![CDATA[https:]]>")),
            Attack.of("instruction in the NameID", before("alice@corp", "alice<?x y?>@corp")),
            Attack.of("instruction in an attribute value", before(">staff<", ">st<?x y?>aff<")),
            Attack.of(
                    "entity in the NameID",
                    honest -> honest.raw("alice@corp", "alice&e;@corp")
                            .raw(xml -> "<!DOCTYPE x [<!ENTITY e \"\">]>" + xml)),
            Attack.of("undeclared entity in the NameID", after("alice@corp", "alice&e;@corp")),
            Attack.of(
                    "element in the NameID",
                    before(NAME_ID, ">alice<x xmlns=\"urn:x\">.evil</x>@corp.example</saml:NameID>")),
            Attack.of(
                    "NameID in the NameID",
                    before(NAME_ID, ">alice@corp.example<saml:NameID>mallory</saml:NameID></saml:NameID>")),
            Attack.of(
                    "element in the issuer", before("/saml</saml:Issuer>", "/saml<x xmlns=\"urn:x\"/></saml:Issuer>")),
            Attack.of(
                    "element in the audience",
                    before("/saml/metadata</saml:Audience>", "/saml/metadata<x xmlns=\"urn:x\"/></saml:Audience>")),
            Attack.of(
                    "element in the AuthenticatingAuthority",
                    before(
                            "</saml:AuthnContext>",
                            "<saml:AuthenticatingAuthority>urn:x<x xmlns=\"urn:x\">.evil</x></saml:AuthenticatingAuthority>"
                                    + "</saml:AuthnContext>")),
            Attack.of("empty NameID", before(NAME_ID, "></saml:NameID>")),
            Attack.of("blank NameID", before(NAME_ID, "> \t\n</saml:NameID>")),
            Attack.of("NameID of no-break spaces only", before(NAME_ID, ">&#x85;</saml:NameID>")),
            Attack.of("control character in the NameID", before("alice@corp", "alice&#x9F;@corp")),
            Attack.of("line break in the NameID", before("alice@corp", "alice&#10;@corp")),
            Attack.of("NUL in the NameID", after("alice@corp", "alice&#0;@corp")),
            Attack.of("zero-width blank in the NameID", before("alice@corp", "alice&#x200B;@corp")),
            Attack.of("text direction turned in the NameID", before("alice@corp", "alice&#x202E;@corp")),
            Attack.of("soft hyphen in the NameID", before("alice@corp", "ali&#xAD;ce@corp")),
            Attack.of("tag characters in the NameID", before("alice@corp", "alice&#xE0041;@corp")),
            Attack.of("line separator in the NameID", before("alice@corp", "alice&#x2028;@corp")),
            Attack.of("no-break space in the NameID", before(NAME_ID, ">&#xA0;</saml:NameID>")),
            Attack.of("NUL character as such in the NameID", after("alice@corp", "alice\0@corp")),
            Attack.of("half a surrogate in the NameID", after("alice@corp", "alice&#xD800;@corp")),
            Attack.of("no character in the NameID", after("alice@corp", "alice&#xFFFF;@corp")),
            Attack.of("issuer with a zero-width blank", before("/saml<", "/saml&#x200B;<")),
            Attack.of(
                    "issuer decomposed",
                    before("https://idp.corp.example/saml<", "https://idp.corp.exampl\u0065\u0301/saml<")),
            Attack.of(
                    "audience with a zero-width blank",
                    before("/metadata</saml:Audience>", "/metadata&#x200B;</saml:Audience>")),
            Attack.of("audience in full-width letters", before("<saml:Audience>https", "<saml:Audience>\uFF48ttps")),
            Attack.of("NameID of 257 characters", before("alice@corp", "a".repeat(257) + "@corp")),
            Attack.of(
                    "issuer in other case", before("https://idp.corp.example/saml<", "https://IDP.corp.example/saml<")),
            Attack.of(
                    "issuer with a look-alike",
                    before("https://idp.corp.example/saml<", "https://idр.corp.example/saml<")),
            Attack.of(
                    "issuer with a trailing slash",
                    before("https://idp.corp.example/saml<", "https://idp.corp.example/saml/<")),
            Attack.of(
                    "audience in other case", before("<saml:Audience>https://peakon", "<saml:Audience>https://PEAKON")),
            Attack.of(
                    "audience with a look-alike",
                    before("<saml:Audience>https://peakon", "<saml:Audience>https://pеakon")),
            Attack.of(
                    "audience that only begins like us",
                    before("/saml/metadata</saml:Audience>", "/saml/metadata/x</saml:Audience>")),
            Attack.of(
                    "recipient that only begins like ours",
                    before(
                            "Recipient=\"https://peakon-sso.corp.example",
                            "Recipient=\"https://peakon-sso.corp.example.evil.example")),
            Attack.of("attribute without a name", before("Attribute Name=\"groups\"", "Attribute Name=\"\"")));

    private TextAttacks() {}

    private static UnaryOperator<ForgedResponse> before(String from, String to) {
        return honest -> honest.edit(from, to);
    }

    private static UnaryOperator<ForgedResponse> after(String from, String to) {
        return honest -> honest.raw(from, to);
    }
}
