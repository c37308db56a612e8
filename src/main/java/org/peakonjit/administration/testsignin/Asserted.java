package org.peakonjit.administration.testsignin;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.peakonjit.subject.AttributeNames;
import org.peakonjit.subject.DomainScope;
import org.peakonjit.subject.NameId;
import org.peakonjit.subject.Subject;

/**
 * What the company's IdP asserted of the person who signed in for the test.
 *
 * @param issuer the IdP's entityID
 * @param attributes by name
 */
public record Asserted(String issuer, String nameId, String format, Map<String, List<String>> attributes) {

    public Asserted {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    static Asserted of(Subject subject) {
        return new Asserted(
                subject.issuer(), subject.nameId().value(), subject.nameId().format(), subject.attributes());
    }

    Subject subject(AttributeNames names, DomainScope scope) {
        return new Subject(issuer, new NameId(nameId, format), attributes, names, scope);
    }
}
