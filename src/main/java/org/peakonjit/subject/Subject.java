package org.peakonjit.subject;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peakonjit.subject.AttributeNames.Known;

/**
 * Who the company's IdP asserted: a verified NameID and the attributes that came with it.
 *
 * @param issuer the entityID of the IdP that signed the assertion
 * @param attributes attribute name to values, as asserted; blank values are left out
 * @param names which attribute carries what
 * @param scope for whose people the IdP may speak at all
 */
public record Subject(
        String issuer, NameId nameId, Map<String, List<String>> attributes, AttributeNames names, DomainScope scope) {

    public Subject {
        attributes = Map.copyOf(attributes);
    }

    /** Of an IdP that may speak for everybody. */
    public Subject(String issuer, NameId nameId, Map<String, List<String>> attributes, AttributeNames names) {
        this(issuer, nameId, attributes, names, DomainScope.ANY);
    }

    /** Whether the IdP may speak for this person. */
    public boolean isInScope() {
        return userName().map(scope::covers).orElse(scope.isAny());
    }

    /** All values of an attribute: by its own name or, where the IdP sends none so named, by a {@link Known} alias. */
    public List<String> values(String name) {
        List<String> own = attributes.getOrDefault(name, List.of());
        if (!own.isEmpty()) {
            return own;
        }
        for (Known thing : Known.values()) {
            if (thing.alias().equals(name)) {
                return values(thing);
            }
        }
        return List.of();
    }

    /** The values of the first attribute that carries {@code thing}. */
    public List<String> values(Known thing) {
        return names.of(thing).stream()
                .map(name -> attributes.getOrDefault(name, List.of()))
                .filter(values -> !values.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The first value of the first attribute that carries {@code thing}. */
    public Optional<String> first(Known thing) {
        return values(thing).stream().findFirst();
    }

    /** The e-mail address: from an attribute or, where none carries it, from a NameID that is one. */
    public Optional<String> email() {
        return first(Known.EMAIL).or(this::emailFromNameId).map(String::strip);
    }

    /**
     * The name by which Peakon knows the person (RFC 7643 §4.1.1 {@code userName}): the e-mail address in lower case,
     * because userName is case-insensitive. Only A to Z are lowered: Unicode has look-alikes, such as the Kelvin sign,
     * that would otherwise turn one person into another.
     */
    public Optional<String> userName() {
        return email().map(Subject::lowerCase);
    }

    /** The domain of the e-mail address, in lower case like {@link #userName}. */
    public Optional<String> domain() {
        return userName().map(name -> name.substring(name.lastIndexOf('@') + 1));
    }

    private static String lowerCase(String text) {
        StringBuilder lowered = new StringBuilder(text.length());
        text.chars()
                .map(character -> character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character)
                .forEach(character -> lowered.append((char) character));
        return lowered.toString();
    }

    private Optional<String> emailFromNameId() {
        boolean mayBeEmail = NameId.EMAIL_ADDRESS.equals(nameId.format()) || NameId.UNSPECIFIED.equals(nameId.format());
        return mayBeEmail && nameId.value().indexOf('@') > 0 ? Optional.of(nameId.value()) : Optional.empty();
    }

    /** Never NameID or attributes: they have no place in a log. */
    @Override
    public String toString() {
        return "Subject[issuer=" + issuer + "]";
    }
}
