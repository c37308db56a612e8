package org.peakonjit.saml.sp.structure;

import static java.util.Map.entry;
import static org.peakonjit.saml.sp.structure.Elements.ASSERTION;
import static org.peakonjit.saml.sp.structure.Elements.ENCRYPTION;
import static org.peakonjit.saml.sp.structure.Elements.PROTOCOL;
import static org.peakonjit.saml.sp.structure.Elements.SIGNATURE;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.peakonjit.saml.MessageFault;
import org.w3c.dom.Element;

/**
 * Which elements a Response and its Assertion may hold, and how often (SAML Core §2 and §3): what stands where nothing
 * belongs, or twice where one belongs, is how readers are made to disagree.
 */
final class Grammar {

    private static final int LONGEST_NAME = 60;
    private static final String ANY_NUMBER = "*";
    private static final String AT_MOST_ONE = "?";
    private static final String AT_LEAST_ONE = "+";

    private static final Map<String, Map<String, String>> CHILDREN = Map.ofEntries(
            of(
                    p("Response"),
                    "? " + a("Issuer"),
                    "? " + s("Signature"),
                    "? " + p("Extensions"),
                    "1 " + p("Status"),
                    "? " + a("Assertion"),
                    "? " + a("EncryptedAssertion")),
            of(a("EncryptedAssertion"), "1 " + x("EncryptedData"), "* " + x("EncryptedKey")),
            of(p("Status"), "1 " + p("StatusCode"), "? " + p("StatusMessage"), "? " + p("StatusDetail")),
            of(
                    a("Assertion"),
                    "1 " + a("Issuer"),
                    "? " + s("Signature"),
                    "1 " + a("Subject"),
                    "1 " + a("Conditions"),
                    "? " + a("Advice"),
                    "+ " + a("AuthnStatement"),
                    "* " + a("AttributeStatement"),
                    "* " + a("AuthzDecisionStatement"),
                    "* " + a("Statement")),
            of(a("Subject"), "? " + a("NameID"), "+ " + a("SubjectConfirmation")),
            of(
                    a("SubjectConfirmation"),
                    "? " + a("NameID"),
                    "? " + a("BaseID"),
                    "? " + a("EncryptedID"),
                    "? " + a("SubjectConfirmationData")),
            of(a("Conditions"), "+ " + a("AudienceRestriction"), "? " + a("OneTimeUse"), "? " + a("ProxyRestriction")),
            of(a("AudienceRestriction"), "+ " + a("Audience")),
            of(a("ProxyRestriction"), "* " + a("Audience")),
            of(a("AuthnStatement"), "? " + a("SubjectLocality"), "1 " + a("AuthnContext")),
            of(
                    a("AuthnContext"),
                    "? " + a("AuthnContextClassRef"),
                    "? " + a("AuthnContextDecl"),
                    "? " + a("AuthnContextDeclRef"),
                    "* " + a("AuthenticatingAuthority")),
            of(a("AttributeStatement"), "* " + a("Attribute"), "* " + a("EncryptedAttribute")),
            of(a("Attribute"), "* " + a("AttributeValue")));

    private static final Set<String> TEXT_ONLY = Set.of(
            a("Issuer"),
            a("NameID"),
            a("Audience"),
            a("AuthnContextClassRef"),
            a("AuthnContextDeclRef"),
            a("AuthenticatingAuthority"),
            p("StatusMessage"));

    private static final List<String> TIMES =
            List.of("IssueInstant", "NotBefore", "NotOnOrAfter", "AuthnInstant", "SessionNotOnOrAfter");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,20})?(Z|[+-]\\d\\d:\\d\\d)");

    private Grammar() {}

    /** Checks the element and, through it, all it may hold. */
    static void check(Element element) {
        String name = name(element);
        if (TEXT_ONLY.contains(name)) {
            Violation.unless(Elements.children(element).isEmpty(), MessageFault.ELEMENTS_IN_TEXT, name);
        }
        times(element);
        Map<String, String> allowed = CHILDREN.get(name);
        if (allowed == null) {
            return;
        }
        Map<String, Integer> seen = new HashMap<>();
        for (Element child : Elements.children(element)) {
            Violation.unless(
                    allowed.containsKey(name(child)), ResponseFault.ELEMENT_MISPLACED, name, told(name(child)));
            seen.merge(name(child), 1, Integer::sum);
            check(child);
        }
        allowed.forEach((child, times) -> {
            int count = seen.getOrDefault(child, 0);
            Violation.unless(
                    count > 0 || times.equals(ANY_NUMBER) || times.equals(AT_MOST_ONE),
                    ResponseFault.ELEMENT_MISSING,
                    child);
            Violation.unless(
                    count <= 1 || times.equals(ANY_NUMBER) || times.equals(AT_LEAST_ONE),
                    ResponseFault.ELEMENT_REPEATED,
                    child);
        });
    }

    /** Times are date and time of a zone (SAML Core §1.3.3); OpenSAML would read more into a number. */
    private static void times(Element element) {
        for (String attribute : TIMES) {
            Violation.unless(
                    !element.hasAttribute(attribute)
                            || TIME.matcher(element.getAttribute(attribute)).matches(),
                    ResponseFault.NO_TIME,
                    attribute);
        }
    }

    private static Map.Entry<String, Map<String, String>> of(String parent, String... children) {
        Map<String, String> allowed = new LinkedHashMap<>();
        Arrays.stream(children).map(child -> child.split(" ")).forEach(child -> allowed.put(child[1], child[0]));
        return entry(parent, allowed);
    }

    private static String name(Element element) {
        return switch (String.valueOf(element.getNamespaceURI())) {
            case PROTOCOL -> p(element.getLocalName());
            case ASSERTION -> a(element.getLocalName());
            case SIGNATURE -> s(element.getLocalName());
            case ENCRYPTION -> x(element.getLocalName());
            default -> "?:" + element.getLocalName();
        };
    }

    private static String told(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }

    private static String p(String localName) {
        return "samlp:" + localName;
    }

    private static String a(String localName) {
        return "saml:" + localName;
    }

    private static String s(String localName) {
        return "ds:" + localName;
    }

    private static String x(String localName) {
        return "xenc:" + localName;
    }
}
