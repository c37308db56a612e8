package org.peakonjit.saml.sp;

import static org.peakonjit.saml.sp.Elements.SIGNATURE;

import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * The one form of signature that is looked at (SAML Core §5.4, narrowed): enveloped, over its parent and nothing else, with
 * exclusive canonicalisation, SHA-256 or better, RSA or ECDSA.
 */
final class SignatureProfile {

    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";

    private static final Set<String> DIGESTS = Set.of(
            "http://www.w3.org/2001/04/xmlenc#sha256", MORE + "sha384", "http://www.w3.org/2001/04/xmlenc#sha512");
    private static final Set<String> ALGORITHMS = Set.of(
            MORE + "rsa-sha256",
            MORE + "rsa-sha384",
            MORE + "rsa-sha512",
            MORE + "ecdsa-sha256",
            MORE + "ecdsa-sha384",
            MORE + "ecdsa-sha512");

    private SignatureProfile() {}

    /** Checks the form; whether it verifies, and by whose key, is another question. */
    static void check(Element signature) {
        List<Element> parts = Elements.children(signature);
        Violation.unless(parts.size() == 2 || parts.size() == 3, "the Signature has parts that do not belong");
        named(parts.get(0), "SignedInfo");
        named(parts.get(1), "SignatureValue");
        Elements.text(parts.get(1));
        if (parts.size() == 3) {
            named(parts.get(2), "KeyInfo");
        }
        signedInfo(parts.get(0), ((Element) signature.getParentNode()).getAttribute("ID"));
    }

    private static void signedInfo(Element signedInfo, String id) {
        List<Element> parts = Elements.children(signedInfo);
        Violation.unless(parts.size() == 3, "the SignedInfo has not exactly one Reference");
        named(parts.get(0), "CanonicalizationMethod");
        named(parts.get(1), "SignatureMethod");
        named(parts.get(2), "Reference");
        exclusive(parts.get(0));
        algorithm(parts.get(1), ALGORITHMS, "the signature algorithm is not accepted");
        reference(parts.get(2), id);
    }

    private static void reference(Element reference, String id) {
        Violation.unless(!id.isEmpty(), "what is signed has no ID");
        Violation.unless(reference.getAttribute("URI").equals("#" + id), "the Signature is over something else");
        List<Element> parts = Elements.children(reference);
        Violation.unless(parts.size() == 3, "the Reference has parts that do not belong");
        named(parts.get(0), "Transforms");
        named(parts.get(1), "DigestMethod");
        named(parts.get(2), "DigestValue");
        transforms(Elements.children(parts.get(0)));
        algorithm(parts.get(1), DIGESTS, "the digest algorithm is not accepted");
        Elements.text(parts.get(2));
    }

    private static void transforms(List<Element> transforms) {
        Violation.unless(transforms.size() == 2, "the transforms are not enveloped signature and exclusive C14N");
        transforms.forEach(transform -> named(transform, "Transform"));
        algorithm(transforms.get(0), Set.of(ENVELOPED), "the first transform is not the enveloped signature");
        exclusive(transforms.get(1));
    }

    /** Exclusive C14N, whose only parameter is a list of prefixes. */
    private static void exclusive(Element method) {
        Violation.unless(EXCLUSIVE.equals(method.getAttribute("Algorithm")), "the C14N is not the exclusive one");
        List<Element> parameters = Elements.children(method);
        Violation.unless(
                parameters.isEmpty()
                        || (parameters.size() == 1 && Elements.is(parameters.get(0), EXCLUSIVE, "InclusiveNamespaces")),
                "the C14N has parameters that do not belong");
    }

    private static void algorithm(Element method, Set<String> accepted, String otherwise) {
        Violation.unless(accepted.contains(method.getAttribute("Algorithm")), otherwise);
        Violation.unless(Elements.children(method).isEmpty(), "an algorithm of the Signature has parameters");
    }

    private static void named(Element element, String name) {
        Violation.unless(Elements.is(element, SIGNATURE, name), "the Signature has no " + name + " where it belongs");
    }
}
