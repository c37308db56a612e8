package org.peakonjit.provisioning.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.Set;
import org.peakonjit.application.AttributeMapping;
import org.peakonjit.application.AttributeMapping.Type;
import org.peakonjit.subject.EmailAddress;
import org.peakonjit.subject.Subject;

/**
 * One compiled row.
 *
 * @param clears whether the attribute is emptied where a person has no value
 * @param called what a person who lacks the value is said to lack
 */
record Row(Target target, Source source, Type type, boolean required, boolean clears, String called) {

    /** Peakon stores no longer option values; a cut one would make a new segment. */
    private static final int LONGEST_VALUE = 256;

    /** Without these Peakon takes nobody. */
    private static final Set<Target> ALWAYS_NEEDED = Set.of(Target.USER_NAME, Target.GIVEN_NAME, Target.FAMILY_NAME);

    /** Peakon has one account with each of these at most. */
    private static final Set<Target> UNIQUE =
            Set.of(Target.USER_NAME, Target.WORK_EMAIL, Target.EXTERNAL_ID, Target.EMPLOYEE_NUMBER);

    private static final Set<Target> LANGUAGES = Set.of(Target.LOCALE, Target.PREFERRED_LANGUAGE);

    /** @throws WrongRowException when it cannot work */
    static Row compile(AttributeMapping mapping) {
        Target target = Target.parse(mapping.target());
        boolean free = target instanceof Target.Extension extension
                && !extension.schema().equals(Schema.ENTERPRISE);
        if (target.equals(Target.ACTIVE) != (mapping.type() == Type.BOOLEAN) && !free) {
            throw target.equals(Target.ACTIVE)
                    ? new WrongRowException(RowFault.ACTIVE_IS_BOOLEAN)
                    : new WrongRowException(RowFault.NO_BOOLEAN, target.toString());
        }
        if (!free && mapping.type() == Type.NUMBER) {
            throw new WrongRowException(RowFault.NO_NUMBER, target.toString());
        }
        if (!free && mapping.type() == Type.EMPLOYEE) {
            throw new WrongRowException(RowFault.NO_EMPLOYEE, target.toString());
        }
        Row row = new Row(
                target,
                Source.of(mapping),
                mapping.type(),
                mapping.required() || ALWAYS_NEEDED.contains(target),
                mapping.clearWhenAbsent(),
                mapping.sources().isEmpty()
                        ? target.toString()
                        : mapping.sources().get(0));
        if (row.clears() && (row.required() || UNIQUE.contains(target) || target.equals(Target.ACTIVE))) {
            throw new WrongRowException(RowFault.NEVER_CLEARED, target.toString());
        }
        String constant = mapping.constant();
        if (constant != null && UNIQUE.contains(target)) {
            throw new WrongRowException(RowFault.SAME_FOR_ALL, target.toString());
        }
        if (constant != null && row.json(constant).isEmpty()) {
            throw new WrongRowException(RowFault.WRONG_CONSTANT, target.toString());
        }
        return row;
    }

    boolean refersToColleague() {
        return type == Type.EMPLOYEE;
    }

    Optional<String> text(Subject subject) {
        return source.of(subject);
    }

    /** An attribute that came and looks like one of the row's sources. */
    Optional<String> lookAlike(Subject subject) {
        return source instanceof Source.FirstOf names
                ? names.names().stream()
                        .flatMap(name -> subject.lookAlike(name).stream())
                        .findFirst()
                : Optional.empty();
    }

    /** The value as it is sent; empty where the text is of no use there. */
    Optional<JsonNode> json(String text) {
        if (text.isBlank() || text.length() > LONGEST_VALUE) {
            return Optional.empty();
        }
        if (target.equals(Target.USER_NAME)) {
            return Optional.of(TextNode.valueOf(EmailAddress.canonical(text)));
        }
        if (target instanceof Target.Entry entry && entry.isAddress()) {
            return EmailAddress.of(text).map(EmailAddress::value).map(TextNode::valueOf);
        }
        if (LANGUAGES.contains(target)) {
            return Values.languageTag(text).map(TextNode::valueOf);
        }
        return Values.json(type, text);
    }
}
