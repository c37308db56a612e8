package org.peakonjit.saml.sp.structure;

import static org.peakonjit.saml.sp.structure.Elements.ASSERTION;
import static org.peakonjit.saml.sp.structure.Elements.ENCRYPTION;
import static org.peakonjit.saml.sp.structure.Elements.PROTOCOL;
import static org.peakonjit.saml.sp.structure.Elements.SIGNATURE;
import static org.peakonjit.saml.sp.structure.Elements.SIGNATURE_11;

import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The shape that leaves no room for signature wrapping: one assertion in its one place, signatures directly under what they
 * sign, and neither anywhere else, not even in Extensions, Advice or Object.
 */
public final class Structure {

    private static final Set<String> ASSERTIONS = Set.of("Assertion", "EncryptedAssertion");

    /** Of one assertion to several recipients. Each is tried with each of our keys, which is what costs. */
    private static final int MOST_KEYS = 10;

    private Structure() {}

    /** Checks a Response whose status is Success. */
    public static void checkResponse(Element response) {
        List<Element> assertions = Elements.children(response).stream()
                .filter(child -> ASSERTIONS.contains(child.getLocalName()))
                .toList();
        Violation.unless(assertions.size() == 1, ResponseFault.NOT_ONE_ASSERTION);
        check(response, assertions.get(0));
    }

    /** Checks an Assertion that stood encrypted in the Response, now the root of its own document. */
    public static void checkDecrypted(Element assertion) {
        Violation.unless(Elements.is(assertion, ASSERTION, "Assertion"), ResponseFault.NO_ASSERTION_ENCRYPTED);
        check(assertion, assertion);
    }

    private static void check(Element root, Element assertion) {
        int keys = 0;
        for (Element element : Elements.all(root)) {
            String name = element.getLocalName();
            Violation.unless(element == assertion || !ASSERTIONS.contains(name), ResponseFault.ASSERTION_MISPLACED);
            Violation.unless(
                    element == root || !Elements.is(element, PROTOCOL, "Response"), ResponseFault.RESPONSE_INSIDE);
            if (Elements.is(element, SIGNATURE, "Signature")) {
                Node parent = element.getParentNode();
                Violation.unless(parent == root || parent == assertion, ResponseFault.SIGNATURE_MISPLACED);
                SignatureProfile.check(element);
            }
            if (Elements.is(element, ASSERTION, "Assertion")) {
                Violation.unless("2.0".equals(element.getAttribute("Version")), ResponseFault.ASSERTION_VERSION);
            }
            external(element);
            keys += Elements.is(element, ENCRYPTION, "EncryptedKey") ? 1 : 0;
        }
        Violation.unless(keys <= MOST_KEYS, ResponseFault.TOO_MANY_KEYS, MOST_KEYS);
        Grammar.check(root);
    }

    /** References that a library might follow out of the document. */
    private static void external(Element element) {
        Violation.unless(!Elements.is(element, ENCRYPTION, "CipherReference"), ResponseFault.CIPHER_REFERENCE);
        Violation.unless(
                !isKeyElsewhere(element) || element.getAttribute("URI").startsWith("#"),
                ResponseFault.KEY_ELSEWHERE,
                element.getLocalName());
    }

    private static boolean isKeyElsewhere(Element element) {
        return Elements.is(element, SIGNATURE, "RetrievalMethod")
                || Elements.is(element, SIGNATURE_11, "KeyInfoReference");
    }
}
