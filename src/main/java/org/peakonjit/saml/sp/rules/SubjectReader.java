package org.peakonjit.saml.sp.rules;

import static org.peakonjit.saml.sp.structure.Elements.ASSERTION;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.saml.MessageFault;
import org.peakonjit.saml.sp.structure.Elements;
import org.peakonjit.saml.sp.structure.ResponseFault;
import org.peakonjit.saml.sp.structure.Violation;
import org.peakonjit.subject.AttributeNames;
import org.peakonjit.subject.DomainScope;
import org.peakonjit.subject.NameId;
import org.peakonjit.subject.SessionName;
import org.peakonjit.subject.Subject;
import org.w3c.dom.Element;

/**
 * Reads the subject out of the very element that was verified. An IdP need not name it (SAML Core §2.4.1): then its address
 * is that of an attribute, and a NameID that says the same and by which nobody is known stands for the one that is not there.
 */
public final class SubjectReader {

    private static final int LONGEST_NAME_ID = 256;

    /** By a transient NameID nobody is known, neither now nor later. */
    private static final NameId NOBODY = new NameId("-", NameId.TRANSIENT);

    private final Element assertion;
    private final AttributeNames names;

    public SubjectReader(Element assertion, AttributeNames names) {
        this.assertion = assertion;
        this.names = names;
    }

    public Subject read(String issuer, DomainScope scope) {
        Map<String, List<String>> attributes = attributes();
        NameId nameId = nameIdElement().map(SubjectReader::nameId).orElseGet(() -> {
            Subject unnamed = new Subject(issuer, NOBODY, attributes, names, scope);
            Violation.unless(
                    unnamed.email().isPresent(),
                    ResponseFault.NO_NAME_ID,
                    String.join(", ", names.of(AttributeNames.Known.EMAIL)));
            return unnamed.address()
                    .map(address -> new NameId(address.value(), NameId.TRANSIENT))
                    .orElse(NOBODY);
        });
        Subject subject = new Subject(issuer, nameId, attributes, names, scope);
        subject.email().ifPresent(address -> visible(address, MessageFault.EMAIL_UNSEEN));
        return subject;
    }

    /** What a LogoutRequest about this session names: everything as it was issued. Empty where that was no NameID. */
    public Optional<SessionName> session() {
        return nameIdElement().map(this::session);
    }

    private SessionName session(Element nameId) {
        return new SessionName(
                Elements.text(nameId),
                attribute(nameId, "Format"),
                attribute(nameId, "NameQualifier"),
                attribute(nameId, "SPNameQualifier"),
                below(assertion, "AuthnStatement").stream()
                        .map(statement -> attribute(statement, "SessionIndex"))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    private static @Nullable String attribute(Element element, String name) {
        String value = element.getAttribute(name);
        return value.isBlank() ? null : value;
    }

    private Optional<Element> nameIdElement() {
        return below(below(assertion, "Subject").get(0), "NameID").stream().findFirst();
    }

    private static NameId nameId(Element element) {
        String value = Elements.text(element);
        Violation.unless(!value.codePoints().allMatch(SubjectReader::isSpace), MessageFault.NAME_ID_EMPTY);
        Violation.unless(value.codePointCount(0, value.length()) <= LONGEST_NAME_ID, MessageFault.NAME_ID_TOO_LONG);
        visible(value, MessageFault.NAME_ID_UNSEEN);
        String format = element.getAttribute("Format");
        return new NameId(value, format.isBlank() ? NameId.UNSPECIFIED : format);
    }

    /** What nobody sees makes two names look like one, to people and to whoever drops it. */
    private static void visible(String name, MessageFault otherwise) {
        Violation.unless(name.codePoints().noneMatch(SubjectReader::isInvisible), otherwise);
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /** Values with elements inside are none we could use; blank ones are left out. */
    private Map<String, List<String>> attributes() {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        for (Element statement : below(assertion, "AttributeStatement")) {
            for (Element attribute : below(statement, "Attribute")) {
                String name = attribute.getAttribute("Name");
                Violation.unless(!name.isBlank(), MessageFault.ATTRIBUTE_WITHOUT_NAME);
                List<String> values = attributes.computeIfAbsent(name, unused -> new ArrayList<>());
                below(attribute, "AttributeValue").stream()
                        .filter(value -> Elements.children(value).isEmpty())
                        .map(Element::getTextContent)
                        .filter(value -> !value.isBlank())
                        .forEach(values::add);
            }
        }
        attributes.replaceAll((name, values) -> List.copyOf(values));
        attributes.values().removeIf(List::isEmpty);
        return attributes;
    }

    private static List<Element> below(Element parent, String localName) {
        return Elements.children(parent, ASSERTION, localName);
    }
}
