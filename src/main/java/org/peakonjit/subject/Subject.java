package org.peakonjit.subject;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.subject.AttributeNames.Known;

/**
 * Who the company's IdP asserted: a verified NameID and the attributes that came with it.
 *
 * @param issuer the entityID of the IdP that signed the assertion; empty where none did
 * @param attributes attribute name to values, without the white space around them; blank values are left out
 * @param names which attribute carries what
 * @param scope for whose people the IdP may speak at all
 */
public record Subject(
        String issuer, NameId nameId, Map<String, List<String>> attributes, AttributeNames names, DomainScope scope) {

    public Subject {
        attributes = WhiteSpace.trimmed(attributes);
    }

    /** Of an IdP that may speak for everybody. */
    public Subject(String issuer, NameId nameId, Map<String, List<String>> attributes, AttributeNames names) {
        this(issuer, nameId, attributes, names, DomainScope.ANY);
    }

    /** Whether the IdP may speak for this person. */
    public boolean isInScope() {
        return address().map(EmailAddress::value).map(scope::covers).orElse(scope.isAny());
    }

    /**
     * All values of what a mapping calls so: by a {@link Known} alias, those that count everywhere else; where that
     * stands for none, those of the attribute with this very name.
     */
    public List<String> values(String name) {
        return aliased(name)
                .map(this::asserted)
                .filter(values -> !values.isEmpty())
                .orElseGet(() -> attributes.getOrDefault(name, List.of()));
    }

    /** The values of the first attribute that carries {@code thing}. */
    public List<String> values(Known thing) {
        List<String> values = names.of(thing).stream()
                .map(name -> attributes.getOrDefault(name, List.of()))
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse(List.of());
        return thing == Known.GROUPS ? names.groups(values) : values;
    }

    private static Optional<Known> aliased(String name) {
        return Stream.of(Known.values())
                .filter(thing -> thing.alias().equals(name))
                .findFirst();
    }

    /** An e-mail address may also come from the NameID. */
    private List<String> asserted(Known thing) {
        List<String> values = values(thing);
        return values.isEmpty() && thing == Known.EMAIL ? email().stream().toList() : values;
    }

    /** The same person, as if that stood between several groups in one value. */
    public Subject splittingGroupsAt(String delimiter) {
        return new Subject(issuer, nameId, attributes, new AttributeNames(names.names(), delimiter), scope);
    }

    /** Whether the IdP says that there are too many groups to name them: it sent a link to them instead. */
    public boolean hasTooManyGroups() {
        return values(Known.GROUPS).isEmpty()
                && !values(AttributeNames.GROUPS_LINK).isEmpty();
    }

    /**
     * An attribute that came, has a value and looks like that one, which did not come: {@code FirstName} for {@code
     * givenName}, since {@code firstName} is a name of it.
     *
     * @param name an attribute's own name, or an alias
     */
    public Optional<String> lookAlike(String name) {
        List<String> asked = Stream.concat(
                        Stream.of(name),
                        Stream.of(Known.values())
                                .filter(thing -> thing.alias().equals(name))
                                .flatMap(thing -> names.of(thing).stream()))
                .toList();
        return LookAlikes.among(
                attributes.entrySet().stream()
                        .filter(one -> !one.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList(),
                asked);
    }

    /** The first value of the first attribute that carries {@code thing}. */
    public Optional<String> first(Known thing) {
        return values(thing).stream().findFirst();
    }

    /** The e-mail address: from an attribute or, where none carries it, from a NameID that is one. */
    public Optional<String> email() {
        return first(Known.EMAIL).or(this::emailFromNameId).map(String::strip);
    }

    /** The e-mail address in its one form (rule W6); empty where there is none or {@link #email} is no single address. */
    public Optional<EmailAddress> address() {
        return email().flatMap(EmailAddress::of);
    }

    /** The domain of the e-mail address, in lower case like {@link #address}. */
    public Optional<String> domain() {
        return address().map(EmailAddress::domain);
    }

    /** Who this is (rule W1); empty without an address. */
    public Optional<Person> person() {
        return address().map(address -> known(personId(true).orElse(null), address));
    }

    /** The same by an identifier as it is spelled, where its case does not count; empty where it is spelled in no other. */
    public Optional<Person> personAsSpelled() {
        Optional<String> asSpelled = personId(false);
        return asSpelled.equals(personId(true))
                ? Optional.empty()
                : address().map(address -> known(asSpelled.orElse(null), address));
    }

    private Person known(@Nullable String id, EmailAddress address) {
        return new Person(issuer.isEmpty() ? null : issuer, id, address.value());
    }

    /** The address, as far as there is one, else the NameID: what an audit knows the person by. */
    public String calledName() {
        return address().map(EmailAddress::value).orElseGet(nameId::value);
    }

    /**
     * The first stable identifier that the assertion carries.
     *
     * @param inOneCase whether in lower case where its case does not count
     */
    private Optional<String> personId(boolean inOneCase) {
        return names.of(Known.PERSON_ID).stream()
                .flatMap(name -> identifier(name)
                        .map(id ->
                                inOneCase && AttributeNames.isOfAnyCase(name) ? EmailAddress.canonical(id) : id.strip())
                        .stream())
                .filter(id -> !id.isEmpty())
                .findFirst();
    }

    /** An attribute by its own name before an alias: with another identifier nobody would be who they were. */
    private Optional<String> identifier(String name) {
        return switch (name) {
            case AttributeNames.NAME_ID ->
                Optional.of(nameId.value()).filter(value -> !NameId.TRANSIENT.equals(nameId.format()));
            case AttributeNames.PERSISTENT_NAME_ID ->
                Optional.of(nameId.value()).filter(value -> NameId.PERSISTENT.equals(nameId.format()));
            default ->
                attributes.getOrDefault(name, List.of()).stream()
                        .findFirst()
                        .or(() -> aliased(name).flatMap(this::first));
        };
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
