package org.peakonjit.saml.attack;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Signatures that are missing, somebody else's, of a forbidden form, or over something else. */
public final class SignatureAttacks {

    private static final SamlKey MALLORY = GeneratedKeys.rsa("mallory");
    private static final SamlKey NAMESAKE = GeneratedKeys.rsa("idp");
    private static final SamlKey DSA = GeneratedKeys.dsa("mallory");
    private static final SamlKey EC = GeneratedKeys.ec("mallory");

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";

    public static final List<Attack> ALL = List.of(
            Attack.of("no signature at all", honest -> honest.assertionSigned(null)),
            Attack.of("stripped signature", tampered(document -> Dom.remove(Dom.only(document, "Signature")))),
            Attack.of(
                    "another key, no KeyInfo",
                    signed(form -> form.key(MALLORY.privateKey()).certificate(null))),
            Attack.of("another key, the IdP's certificate in KeyInfo", signed(form -> form.key(MALLORY.privateKey()))),
            Attack.of(
                    "another key, its certificate in KeyInfo",
                    signed(form -> form.key(MALLORY.privateKey()).certificate(MALLORY.certificate()))),
            Attack.of(
                    "a certificate with the IdP's name",
                    signed(form -> form.key(NAMESAKE.privateKey()).certificate(NAMESAKE.certificate()))),
            Attack.of(
                    "another EC key",
                    signed(form -> form.key(EC.privateKey())
                            .certificate(EC.certificate())
                            .algorithm(MORE + "ecdsa-sha256"))),
            Attack.of(
                    "the RSA key as HMAC secret, DER",
                    hmac(certificate -> certificate.getPublicKey().getEncoded())),
            Attack.of("the certificate as HMAC secret, PEM", hmac(SignatureAttacks::pem)),
            Attack.of(
                    "the modulus as HMAC secret",
                    hmac(certificate -> ((java.security.interfaces.RSAPublicKey) certificate.getPublicKey())
                            .getModulus()
                            .toByteArray())),
            Attack.of(
                    "HMACOutputLength",
                    tampered(document -> Dom.append(
                                    Dom.only(document, "SignatureMethod"), Dom.DSIG, "ds:HMACOutputLength")
                            .setTextContent("1"))),
            Attack.of("RSA-SHA1", signed(form -> form.algorithm("http://www.w3.org/2000/09/xmldsig#rsa-sha1"))),
            Attack.of("SHA-1 digest", signed(form -> form.digest(DigestMethod.SHA1))),
            Attack.of("RSA-MD5", algorithm("SignatureMethod", MORE + "rsa-md5")),
            Attack.of("MD5 digest", algorithm("DigestMethod", MORE + "md5")),
            Attack.of("no such algorithm", algorithm("SignatureMethod", "urn:none")),
            Attack.of("algorithm left out", algorithm("SignatureMethod", "")),
            Attack.of(
                    "DSA",
                    signed(form -> form.key(DSA.privateKey())
                            .certificate(DSA.certificate())
                            .algorithm("http://www.w3.org/2009/xmldsig11#dsa-sha256"))),
            Attack.of("ECDSA of zeros", ecdsa(new byte[64])),
            Attack.of("ECDSA malformed", ecdsa(new byte[] {1, 2, 3})),
            Attack.of("RSA of zeros", value("SignatureValue", base64(new byte[256]))),
            Attack.of("empty signature value", value("SignatureValue", "")),
            Attack.of("signature value that is no base64", value("SignatureValue", "***")),
            Attack.of("empty digest", value("DigestValue", "")),
            Attack.of("foreign digest", value("DigestValue", base64(new byte[32]))),
            Attack.of("two SignedInfo", tampered(document -> twice(Dom.only(document, "SignedInfo")))),
            Attack.of("two SignatureValue", tampered(document -> twice(Dom.only(document, "SignatureValue")))),
            Attack.of("two Signatures", tampered(document -> twice(Dom.only(document, "Signature")))),
            Attack.of("comment in the digest", tampered(document -> {
                Element digest = Dom.only(document, "DigestValue");
                String text = digest.getTextContent();
                digest.setTextContent(base64(new byte[32]));
                digest.appendChild(document.createComment(text));
            })),
            Attack.of("empty Reference", signed(form -> form.uri(""))),
            Attack.of(
                    "Reference without URI",
                    tampered(document -> Dom.only(document, "Reference").removeAttribute("URI"))),
            Attack.of(
                    "external Reference",
                    tampered(document ->
                            Dom.only(document, "Reference").setAttribute("URI", "http://127.0.0.1:9/doc.xml"))),
            Attack.of(
                    "file Reference",
                    tampered(document -> Dom.only(document, "Reference").setAttribute("URI", "file:///etc/passwd"))),
            Attack.of("XPointer Reference", signed(form -> form.uri("#xpointer(/)"))),
            Attack.of(
                    "XPointer Reference by ID",
                    honest -> honest.assertionSigned(
                            honest.parties().honest().uri("#xpointer(id('" + honest.assertionId() + "'))"))),
            Attack.of("two References", signed(form -> form.references(2))),
            Attack.of("no Reference", tampered(document -> Dom.remove(Dom.only(document, "Reference")))),
            Attack.of(
                    "XPath transform that selects nothing",
                    signed(form -> form.transforms(Transform.ENVELOPED, Transform.XPATH, SigningForm.EXCLUSIVE))),
            Attack.of(
                    "XPath transform instead of exclusive C14N",
                    signed(form -> form.transforms(Transform.ENVELOPED, Transform.XPATH))),
            Attack.of("XSLT transform", tampered(document -> {
                Element transform = Dom.append(Dom.only(document, "Transforms"), Dom.DSIG, "ds:Transform");
                transform.setAttribute("Algorithm", Transform.XSLT);
                Dom.append(transform, "http://www.w3.org/1999/XSL/Transform", "xsl:stylesheet");
            })),
            Attack.of("base64 transform", algorithm("Transform", Transform.BASE64)),
            Attack.of("enveloped transform only", signed(form -> form.transforms(Transform.ENVELOPED))),
            Attack.of("no transforms", tampered(document -> Dom.remove(Dom.only(document, "Transforms")))),
            Attack.of(
                    "inclusive C14N transform",
                    signed(form -> form.transforms(Transform.ENVELOPED, CanonicalizationMethod.INCLUSIVE))),
            Attack.of(
                    "three transforms",
                    signed(form -> form.transforms(Transform.ENVELOPED, SigningForm.EXCLUSIVE, SigningForm.EXCLUSIVE))),
            Attack.of(
                    "transforms swapped", signed(form -> form.transforms(SigningForm.EXCLUSIVE, Transform.ENVELOPED))),
            Attack.of(
                    "C14N with comments",
                    signed(form -> form.canonicalization(CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS))),
            Attack.of(
                    "inclusive C14N of SignedInfo",
                    signed(form -> form.canonicalization(CanonicalizationMethod.INCLUSIVE))),
            Attack.of("no such C14N", algorithm("CanonicalizationMethod", "urn:none")),
            Attack.of(
                    "Reference to the ancestor",
                    honest -> honest.dom(
                                    document -> document.getDocumentElement().setIdAttribute("ID", true))
                            .assertionSigned(honest.parties().honest().uri("#" + honest.responseId()))),
            Attack.of(
                    "Response with the assertion's ID",
                    tampered(document -> document.getDocumentElement()
                            .setAttribute("ID", Dom.only(document, "Assertion").getAttribute("ID")))),
            Attack.of("duplicate as id", duplicate("id")),
            Attack.of("duplicate as Id", duplicate("Id")),
            Attack.of("duplicate as xml:id", duplicate("xml:id")),
            Attack.of(
                    "assertion without ID",
                    tampered(document -> Dom.only(document, "Assertion").removeAttribute("ID"))),
            Attack.of(
                    "changed NameID",
                    tampered(document -> Dom.only(document, "NameID").setTextContent("mallory@corp.example"))),
            Attack.of(
                    "changed attribute",
                    tampered(document -> Dom.only(document, "AttributeValue").setTextContent("admins"))),
            Attack.of("added attribute", tampered(document -> twice(Dom.only(document, "Attribute")))),
            Attack.of("Object in the signature", signed(form -> form.object("<x xmlns='urn:x'/>"))),
            Attack.of("assertion's signature moved to the Response", tampered(document -> {
                Element root = document.getDocumentElement();
                root.insertBefore(
                        Dom.only(document, "Signature"),
                        Dom.childNamed(root, "Issuer").getNextSibling());
            })),
            Attack.of(
                    "Response signature broken, assertion's good",
                    honest -> honest.responseSigned(honest.parties().honest())
                            .afterwards(document -> document.getDocumentElement()
                                    .setAttribute("Consent", "urn:oasis:names:tc:SAML:2.0:consent:x"))),
            Attack.of(
                    "Response signed by another, assertion by the IdP",
                    honest -> honest.responseSigned(honest.parties().honest().key(MALLORY.privateKey()))),
            Attack.of(
                    "assertion signed by another, Response by the IdP",
                    honest -> honest.assertionSigned(honest.parties().honest().key(MALLORY.privateKey()))
                            .responseSigned(honest.parties().honest())),
            Attack.of("KeyInfo by RetrievalMethod to a URL", tampered(document -> {
                Element keyInfo = Dom.only(document, "KeyInfo");
                keyInfo.setTextContent("");
                Dom.append(keyInfo, Dom.DSIG, "ds:RetrievalMethod").setAttribute("URI", "http://127.0.0.1:9/key");
            })),
            Attack.of("KeyInfo by KeyInfoReference to a URL", tampered(document -> {
                Element keyInfo = Dom.only(document, "KeyInfo");
                keyInfo.setTextContent("");
                Dom.append(keyInfo, "http://www.w3.org/2009/xmldsig11#", "dsig11:KeyInfoReference")
                        .setAttribute("URI", "http://127.0.0.1:9/key");
            })));

    private SignatureAttacks() {}

    private static UnaryOperator<ForgedResponse> signed(UnaryOperator<SigningForm> form) {
        return honest -> honest.assertionSigned(form.apply(honest.parties().honest()));
    }

    private static UnaryOperator<ForgedResponse> tampered(Consumer<Document> change) {
        return honest -> honest.afterwards(change);
    }

    private static UnaryOperator<ForgedResponse> algorithm(String element, String algorithm) {
        return tampered(document -> Dom.only(document, element).setAttribute("Algorithm", algorithm));
    }

    private static UnaryOperator<ForgedResponse> value(String element, String text) {
        return tampered(document -> Dom.only(document, element).setTextContent(text));
    }

    private static UnaryOperator<ForgedResponse> ecdsa(byte[] value) {
        return tampered(document -> {
            Dom.only(document, "SignatureMethod").setAttribute("Algorithm", MORE + "ecdsa-sha256");
            Dom.only(document, "SignatureValue").setTextContent(base64(value));
        });
    }

    private static UnaryOperator<ForgedResponse> duplicate(String attribute) {
        return tampered(document -> document.getDocumentElement()
                .setAttribute(attribute, Dom.only(document, "Assertion").getAttribute("ID")));
    }

    private static UnaryOperator<ForgedResponse> hmac(java.util.function.Function<X509Certificate, byte[]> secret) {
        return signed(form -> form.key(new SecretKeySpec(
                        secret.apply(java.util.Objects.requireNonNull(form.certificate())), "HmacSHA256"))
                .algorithm(MORE + "hmac-sha256"));
    }

    private static byte[] pem(X509Certificate certificate) {
        try {
            return ("-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                            + "\n-----END CERTIFICATE-----\n")
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void twice(Element element) {
        element.getParentNode().insertBefore(Dom.copy(element), element);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
