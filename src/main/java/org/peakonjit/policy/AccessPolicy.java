package org.peakonjit.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.peakonjit.subject.AttributeNames.Known;
import org.peakonjit.subject.Subject;

/**
 * Entitles the people who are in any of its groups or under any of its organizational units.
 *
 * @param name what administrators and reports call it
 * @param groups group names as the IdP asserts them, compared exactly but for white space around them; group DNs
 *     compared as DNs
 * @param organizationalUnits DNs (RFC 4514); a person is under one when it is a suffix of their DN, case-insensitively
 * @param shared whether it is a {@link SharedPolicy}, of which the application's document has but the name
 */
public record AccessPolicy(String name, List<String> groups, List<String> organizationalUnits, boolean shared) {

    /** What directories take is far shorter, and the JDK's parser is slow with what is far longer. */
    private static final int LONGEST_NAME = 8192;

    /** An application's own. */
    public AccessPolicy(String name, List<String> groups, List<String> organizationalUnits) {
        this(name, groups, organizationalUnits, false);
    }

    /** A shared one of which nothing is known but its name: it entitles nobody. */
    static AccessPolicy sharedAs(String name) {
        return new AccessPolicy(name, List.of(), List.of(), true);
    }

    public AccessPolicy {
        groups = List.copyOf(groups);
        organizationalUnits = List.copyOf(organizationalUnits);
    }

    /** A distinguished name. */
    public static final class DistinguishedName implements Predicate<String> {

        @Override
        public boolean test(String text) {
            return distinguishedName(text).isPresent();
        }
    }

    @JsonValue
    public PolicyDocument written() {
        return PolicyDocument.of(this);
    }

    /** Whether this policy entitles the subject; one that names neither group nor OU entitles nobody. */
    public boolean permits(Subject subject) {
        return inAnyGroup(subject) || underAnyOrganizationalUnit(subject);
    }

    /** Each name is read once: hundreds of groups meet hundreds. */
    private boolean inAnyGroup(Subject subject) {
        Set<String> asserted = Set.copyOf(subject.values(Known.GROUPS));
        if (groups.stream().map(String::strip).anyMatch(asserted::contains)) {
            return true;
        }
        Set<LdapName> names = distinguishedNames(groups);
        return !names.isEmpty() && distinguishedNames(asserted).stream().anyMatch(names::contains);
    }

    private static Set<LdapName> distinguishedNames(Collection<String> texts) {
        return texts.stream().flatMap(text -> distinguishedName(text).stream()).collect(Collectors.toSet());
    }

    private boolean underAnyOrganizationalUnit(Subject subject) {
        return subject.first(Known.DISTINGUISHED_NAME)
                .flatMap(AccessPolicy::distinguishedName)
                .filter(person -> organizationalUnits.stream()
                        .map(AccessPolicy::distinguishedName)
                        .flatMap(Optional::stream)
                        // LDAP names count from the right: a prefix of the LdapName is a suffix of the DN.
                        .anyMatch(unit -> person.size() > unit.size() && person.startsWith(unit)))
                .isPresent();
    }

    /** The DN in {@code text} (RFC 4514), or empty where it is none. */
    public static Optional<LdapName> distinguishedName(String text) {
        if (text.length() > LONGEST_NAME || text.indexOf('=') < 0) {
            return Optional.empty();
        }
        try {
            LdapName name = new LdapName(text.strip());
            return name.isEmpty() ? Optional.empty() : Optional.of(name);
        } catch (InvalidNameException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // The JDK's parser says by its own unchecked exceptions that "#all" is no hexadecimal and "\\zz" no escape.
            return Optional.empty();
        }
    }
}
