package org.peakonjit.saml.sp.rules;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.peakonjit.saml.MalformedMessageException;
import org.peakonjit.saml.MessageEncoding;
import org.peakonjit.saml.MessageFault;
import org.peakonjit.saml.XmlGate;
import org.peakonjit.saml.sp.structure.Elements;
import org.peakonjit.saml.sp.structure.Violation;
import org.peakonjit.subject.AttributeNames;
import org.peakonjit.subject.DomainScope;
import org.peakonjit.subject.Subject;
import org.w3c.dom.Element;

/**
 * The subject of an assertion that an administrator pastes to see what would become of it. Nothing of it is verified,
 * so it must never sign anybody in.
 */
public final class PastedAssertion {

    private PastedAssertion() {}

    /**
     * Reads an Assertion, or the one of a Response, as XML or base64.
     *
     * @param scopeOf for whom the IdP of an entityID may speak
     * @throws MalformedMessageException when there is no readable one; its message says why
     */
    public static Subject read(String text, AttributeNames names, Function<String, DomainScope> scopeOf) {
        String stripped = text.strip();
        byte[] xml = stripped.startsWith("<")
                ? stripped.getBytes(StandardCharsets.UTF_8)
                : MessageEncoding.fromPost(stripped);
        if (xml.length > MessageEncoding.MOST_BYTES) {
            throw new MalformedMessageException(MessageFault.ASSERTION_TOO_LARGE);
        }
        List<Element> all = Elements.all(XmlGate.forMessages().parse(xml).getDocumentElement());
        List<Element> assertions = all.stream()
                .filter(element -> Elements.is(element, Elements.ASSERTION, "Assertion"))
                .toList();
        if (assertions.isEmpty()
                && all.stream().anyMatch(one -> Elements.is(one, Elements.ASSERTION, "EncryptedAssertion"))) {
            throw new MalformedMessageException(MessageFault.ASSERTION_ENCRYPTED);
        }
        if (assertions.size() != 1) {
            throw new MalformedMessageException(MessageFault.NOT_ONE_ASSERTION, assertions.size());
        }
        return subject(assertions.get(0), names, scopeOf);
    }

    private static Subject subject(Element assertion, AttributeNames names, Function<String, DomainScope> scopeOf) {
        try {
            List<Element> subjects = Elements.children(assertion, Elements.ASSERTION, "Subject");
            Violation.unless(subjects.size() == 1, MessageFault.NO_SUBJECT);
            Violation.unless(
                    Elements.children(subjects.get(0), Elements.ASSERTION, "NameID")
                                    .size()
                            <= 1,
                    MessageFault.SEVERAL_NAME_IDS);
            List<Element> issuers = Elements.children(assertion, Elements.ASSERTION, "Issuer");
            String issuer = issuers.isEmpty() ? "" : Elements.text(issuers.get(0));
            return new SubjectReader(assertion, names).read(issuer, scopeOf.apply(issuer));
        } catch (Violation e) {
            throw new MalformedMessageException(e.refusal().cause());
        }
    }
}
