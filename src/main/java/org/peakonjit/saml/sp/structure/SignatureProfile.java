package org.peakonjit.saml.sp.structure;

import static org.peakonjit.saml.sp.structure.Elements.SIGNATURE;

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
        Violation.unless(parts.size() == 2 || parts.size() == 3, ResponseFault.SIGNATURE_PARTS);
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
        Violation.unless(parts.size() == 3, ResponseFault.NOT_ONE_REFERENCE);
        named(parts.get(0), "CanonicalizationMethod");
        named(parts.get(1), "SignatureMethod");
        named(parts.get(2), "Reference");
        exclusive(parts.get(0));
        algorithm(parts.get(1), ALGORITHMS, ResponseFault.SIGNATURE_ALGORITHM);
        reference(parts.get(2), id);
    }

    private static void reference(Element reference, String id) {
        Violation.unless(!id.isEmpty(), ResponseFault.SIGNED_WITHOUT_ID);
        Violation.unless(reference.getAttribute("URI").equals("#" + id), ResponseFault.SIGNED_ELSE);
        List<Element> parts = Elements.children(reference);
        Violation.unless(parts.size() == 3, ResponseFault.REFERENCE_PARTS);
        named(parts.get(0), "Transforms");
        named(parts.get(1), "DigestMethod");
        named(parts.get(2), "DigestValue");
        transforms(Elements.children(parts.get(0)));
        algorithm(parts.get(1), DIGESTS, ResponseFault.DIGEST_ALGORITHM);
        Elements.text(parts.get(2));
    }

    private static void transforms(List<Element> transforms) {
        Violation.unless(transforms.size() == 2, ResponseFault.TRANSFORMS);
        transforms.forEach(transform -> named(transform, "Transform"));
        algorithm(transforms.get(0), Set.of(ENVELOPED), ResponseFault.FIRST_TRANSFORM);
        exclusive(transforms.get(1));
    }

    /** Exclusive C14N, whose only parameter is a list of prefixes. */
    private static void exclusive(Element method) {
        Violation.unless(EXCLUSIVE.equals(method.getAttribute("Algorithm")), ResponseFault.CANONICALIZATION);
        List<Element> parameters = Elements.children(method);
        Violation.unless(
                parameters.isEmpty()
                        || (parameters.size() == 1 && Elements.is(parameters.get(0), EXCLUSIVE, "InclusiveNamespaces")),
                ResponseFault.CANONICALIZATION_PARAMETERS);
    }

    private static void algorithm(Element method, Set<String> accepted, ResponseFault otherwise) {
        String algorithm = method.getAttribute("Algorithm");
        if (!accepted.contains(algorithm)) {
            throw Violation.invalid(otherwise, Told.uri(algorithm));
        }
        Violation.unless(Elements.children(method).isEmpty(), ResponseFault.ALGORITHM_PARAMETERS);
    }

    private static void named(Element element, String name) {
        Violation.unless(Elements.is(element, SIGNATURE, name), ResponseFault.SIGNATURE_PART_MISSING, name);
    }
}
