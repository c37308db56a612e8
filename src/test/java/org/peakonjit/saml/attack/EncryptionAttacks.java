package org.peakonjit.saml.attack;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.w3c.dom.Element;

/** What anybody can do who knows our public encryption key, and encryption that leaks or leads elsewhere. */
public final class EncryptionAttacks {

    private EncryptionAttacks() {}

    /** All of them, encrypted to our certificate. */
    public static List<Attack> to(X509Certificate certificate) {
        EncryptionForm form = EncryptionForm.gcm(certificate);
        return List.of(
                encrypted(
                        "around an unsigned assertion",
                        honest -> honest.assertionSigned(null).encrypted(form)),
                encrypted("AES-CBC", honest -> honest.encrypted(form.cbc())),
                encrypted("RSA 1.5", honest -> honest.encrypted(form.rsa15())),
                encrypted(
                        "to another key",
                        honest -> honest.encryptedTo(GeneratedKeys.rsa("other").certificate())),
                encrypted(
                        "changed inside",
                        honest -> honest.encrypted(form.plaintext(xml -> xml.replace("alice@", "mallory@")))),
                encrypted(
                        "a comment inside",
                        honest -> honest.encrypted(form.plaintext(xml -> xml.replace("alice@", "alice<!-- -->@")))),
                encrypted(
                        "a DOCTYPE inside",
                        honest -> honest.encrypted(form.plaintext(
                                xml -> "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + xml))),
                encrypted(
                        "30,000 levels inside",
                        honest ->
                                honest.encrypted(form.plaintext(xml -> "<a>".repeat(30_000) + "</a>".repeat(30_000)))),
                encrypted("no XML inside", honest -> honest.encrypted(form.plaintext(xml -> "hello"))),
                encrypted(
                        "a Response inside",
                        honest -> honest.encrypted(form.plaintext(
                                xml -> "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\"/>"))),
                encrypted("two assertions inside", honest -> honest.encrypted(form.plaintext(xml -> xml + xml))),
                encrypted(
                        "an assertion wrapped in one inside",
                        honest -> honest.encrypted(form.plaintext(xml -> xml.replace(
                                "</saml:Assertion>",
                                "<saml:Advice>" + xml.replace("ID=\"_a", "ID=\"_b")
                                        + "</saml:Advice></saml:Assertion>")))),
                encrypted(
                        "beside a plain one",
                        honest -> honest.afterwards(document -> {
                            Element good = Dom.only(document, "Assertion");
                            Element twin = Dom.evilTwin(good);
                            good.getParentNode().appendChild(twin);
                            form.encrypt(twin);
                        })),
                encrypted(
                        "CipherReference",
                        honest -> honest.encrypted(form)
                                .raw(
                                        xml -> xml.replaceFirst(
                                                "<xenc:CipherData><xenc:CipherValue>[^<]*</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>",
                                                "<xenc:CipherData><xenc:CipherReference URI=\"http://127.0.0.1:9/x\"/></xenc:CipherData></xenc:EncryptedData>"))),
                encrypted("unknown encryption", honest -> honest.encrypted(form).raw("aes256-gcm", "rot13")),
                encrypted(
                        "no encryption method",
                        honest -> honest.encrypted(form)
                                .raw(xml -> xml.replaceAll("<xenc:EncryptionMethod [^>]*/>", ""))),
                encrypted(
                        "broken ciphertext",
                        honest -> honest.encrypted(form)
                                .raw(
                                        "</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>",
                                        "AAAA</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>")),
                encrypted(
                        "empty EncryptedAssertion",
                        honest -> honest.encrypted(form)
                                .raw(xml -> xml.replaceAll(
                                        "(?s)(<saml:EncryptedAssertion[^>]*>).*(</saml:EncryptedAssertion>)", "$1$2"))),
                encrypted(
                        "signed by another inside",
                        honest -> honest.assertionSigned(honest.parties()
                                        .honest()
                                        .key(GeneratedKeys.rsa("mallory").privateKey()))
                                .encrypted(form)),
                encrypted(
                        "put into a Response that was signed without it",
                        honest -> honest.responseSigned(honest.parties().honest())
                                .afterwards(document -> {
                                    Element good = Dom.only(document, "Assertion");
                                    Element twin = Dom.evilTwin(good);
                                    good.getParentNode().replaceChild(twin, good);
                                    form.encrypt(twin);
                                })),
                encrypted(
                        "RetrievalMethod of its key to a URL",
                        honest -> honest.encrypted(form)
                                .raw(xml -> xml.replaceAll(
                                        "(?s)<xenc:EncryptedKey>.*</xenc:EncryptedKey>",
                                        "<ds:RetrievalMethod URI=\"http://127.0.0.1:9/key\"/>"))),
                encrypted(
                        "two keys",
                        honest -> honest.assertionSigned(null)
                                .encrypted(form)
                                .raw(xml -> xml.replaceAll("(?s)(<xenc:EncryptedKey>.*</xenc:EncryptedKey>)", "$1$1"))),
                encrypted(
                        "eleven keys",
                        honest -> honest.encrypted(form)
                                .raw(xml -> xml.replaceAll(
                                        "(?s)(<xenc:EncryptedKey>.*</xenc:EncryptedKey>)", "$1".repeat(11)))),
                encrypted(
                        "two EncryptedData",
                        honest -> honest.encrypted(form)
                                .raw(xml ->
                                        xml.replaceAll("(?s)(<xenc:EncryptedData.*</xenc:EncryptedData>)", "$1$1"))),
                encrypted(
                        "an element beside the data",
                        honest -> honest.encrypted(form)
                                .raw("</saml:EncryptedAssertion>", "<x xmlns=\"urn:x\"/></saml:EncryptedAssertion>")),
                encrypted(
                        "encrypted twice",
                        honest -> honest.encrypted(form.plaintext(xml -> "<saml:EncryptedAssertion xmlns:saml=\""
                                + Dom.ASSERTION + "\">" + xml + "</saml:EncryptedAssertion>"))));
    }

    private static Attack encrypted(String name, UnaryOperator<ForgedResponse> forgery) {
        return Attack.of("encrypted: " + name, forgery);
    }
}
