package org.peakonjit.saml.metadata.document;

import java.time.DateTimeException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import net.shibboleth.utilities.java.support.xml.DOMTypeSupport;
import net.shibboleth.utilities.java.support.xml.ElementSupport;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.metadata.source.MetadataFault;
import org.peakonjit.saml.metadata.source.UnusableMetadataException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * The attributes of which OpenSAML expects a type. One that cannot be read is taken away while OpenSAML reads, where
 * nothing depends on it, and is refused by its name where something does.
 */
final class TypedAttributes {

    private static final int LONGEST_VALUE = 60;
    private static final int MOST_TOLD = 10;

    /** Date and time, of a zone or in UTC (SAML Core §1.3.3); OpenSAML would read more into a number. */
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,20})?(Z|[+-]\\d\\d:\\d\\d)?");

    private record Taken(Element element, Attr attribute) {}

    private final List<Taken> taken = new ArrayList<>();
    private final List<Fault> leftOut = new ArrayList<>();
    private final Set<Element> keysWithoutUse = new HashSet<>();

    /** @throws UnusableMetadataException when one cannot be read on which more depends than itself */
    TypedAttributes(Element root) {
        Deque<Element> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Element element = open.pop();
            look(element);
            ElementSupport.getChildElements(element).forEach(open::push);
        }
    }

    /** What was taken away, and why. */
    List<Fault> leftOut() {
        return leftOut.stream().limit(MOST_TOLD).toList();
    }

    /** The KeyDescriptors of whose use nobody knows, so that nothing is trusted for them. */
    Set<Element> keysWithoutUse() {
        return Set.copyOf(keysWithoutUse);
    }

    void putBack() {
        taken.forEach(one -> one.element().setAttributeNode(one.attribute()));
    }

    private void look(Element element) {
        Attr end = element.getAttributeNode("validUntil");
        if (end != null && !isTime(end.getValue())) {
            throw new UnusableMetadataException(wrong(end));
        }
        Attr duration = element.getAttributeNode("cacheDuration");
        if (duration != null && !isDuration(duration.getValue())) {
            take(element, duration);
        }
        Attr index = element.getAttributeNode("index");
        if (index != null && !index.getValue().strip().matches("\\d{1,5}")) {
            throw new UnusableMetadataException(wrong(index));
        }
        Attr use = element.getAttributeNode("use");
        if (use != null && "KeyDescriptor".equals(element.getLocalName())) {
            use(element, use);
        }
    }

    private void use(Element key, Attr use) {
        String meant = use.getValue().strip().toLowerCase(Locale.ROOT);
        if (!Set.of("signing", "encryption").contains(meant)) {
            keysWithoutUse.add(key);
            take(key, use);
        } else if (!meant.equals(use.getValue())) {
            taken.add(new Taken(key, key.removeAttributeNode(use)));
            key.setAttributeNS(null, "use", meant);
        }
    }

    private void take(Element element, Attr attribute) {
        leftOut.add(MetadataFault.LEFT_OUT.fault(wrong(attribute)));
        taken.add(new Taken(element, element.removeAttributeNode(attribute)));
    }

    private static Fault wrong(Attr attribute) {
        String value = attribute.getValue().replaceAll("[\\p{C}\\p{Zl}\\p{Zp}<>]", "?");
        return MetadataFault.WRONG_ATTRIBUTE.fault(
                attribute.getName(), value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…");
    }

    private static boolean isTime(String value) {
        try {
            return TIME.matcher(value.strip()).matches() && DOMTypeSupport.stringToInstant(value.strip()) != null;
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isDuration(String value) {
        try {
            return DOMTypeSupport.stringToDuration(value) != null;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
