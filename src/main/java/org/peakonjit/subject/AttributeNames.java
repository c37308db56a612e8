package org.peakonjit.subject;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which assertion attributes carry what: for each thing we need to know of a person, the names tried in order.
 *
 * @param names by {@link Known} thing, the attribute names in the order they are tried; never empty lists
 * @param groupsDelimiter what stands between several groups in one value; empty where each has a value of its own
 */
public record AttributeNames(Map<Known, List<String>> names, String groupsDelimiter) {

    /** What the product itself needs to know; the constant's key is the setting's last part. */
    public enum Known {
        GROUPS("groups"),
        DISTINGUISHED_NAME("distinguishedName"),
        EMAIL("email"),
        GIVEN_NAME("givenName"),
        FAMILY_NAME("familyName"),
        EMPLOYEE_NUMBER("employeeNumber"),
        EXTERNAL_ID("externalId"),
        /** What tells who a person is, whatever their address (rule W1). */
        PERSON_ID("personId"),
        PREFERRED_LANGUAGE("preferredLanguage");

        private final String alias;

        Known(String alias) {
            this.alias = alias;
        }

        /** The name under which a mapping may ask for this thing, whatever the IdP calls it. */
        public String alias() {
            return alias;
        }
    }

    /** Among the names for {@link Known#PERSON_ID}: the NameID, unless it is transient. */
    public static final String NAME_ID = "NameID";

    /** Among the names for {@link Known#PERSON_ID}: the NameID where it is a persistent one (SAML Core §8.3.7). */
    public static final String PERSISTENT_NAME_ID = "NameID:persistent";

    private static final String SUBJECT_ID = "urn:oasis:names:tc:SAML:attribute:subject-id";
    private static final String PAIRWISE_ID = "urn:oasis:names:tc:SAML:attribute:pairwise-id";
    private static final String UNIQUE_ID = "urn:oid:1.3.6.1.4.1.5923.1.1.1.13";

    /** Whose values are the same whatever the case of A to Z (SAML V2.0 Subject Identifier Attributes Profile §3.3, §3.4). */
    private static final Set<String> OF_ANY_CASE =
            Set.of(SUBJECT_ID, "subject-id", PAIRWISE_ID, "pairwise-id", UNIQUE_ID, "eduPersonUniqueId");

    private static final String CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
    private static final String MICROSOFT = "http://schemas.microsoft.com/";

    /** What Entra ID sends instead of groups where a person is in more than it puts into an assertion (150). */
    public static final String GROUPS_LINK = MICROSOFT + "claims/groups.link";

    public AttributeNames {
        names = Map.copyOf(names);
    }

    /** With a value of its own for each group. */
    public AttributeNames(Map<Known, List<String>> names) {
        this(names, "");
    }

    List<String> groups(List<String> values) {
        return groupsDelimiter.isEmpty()
                ? values
                : values.stream()
                        .flatMap(value -> Stream.of(value.split(Pattern.quote(groupsDelimiter))))
                        .map(WhiteSpace::trimmed)
                        .filter(group -> !group.isEmpty())
                        .toList();
    }

    /** The names that ADSelfService Plus, Entra ID, ADFS, Okta, Keycloak and Shibboleth use. */
    public static AttributeNames common() {
        return new AttributeNames(Map.ofEntries(
                entry(
                        Known.GROUPS,
                        List.of(
                                "groups",
                                "memberOf",
                                "group",
                                "Role",
                                MICROSOFT + "ws/2008/06/identity/claims/groups",
                                CLAIMS + "Group",
                                "http://schemas.xmlsoap.org/claims/Group",
                                "urn:oid:1.3.6.1.4.1.5923.1.5.1.1")),
                entry(
                        Known.DISTINGUISHED_NAME,
                        List.of(
                                "distinguishedName",
                                "dn",
                                "entryDN",
                                "LDAP_ENTRY_DN",
                                CLAIMS + "distinguishedname",
                                CLAIMS + "x500distinguishedname",
                                "urn:oid:1.3.6.1.1.20")),
                entry(
                        Known.EMAIL,
                        List.of(
                                "email",
                                "mail",
                                "emailAddress",
                                "emailaddress",
                                CLAIMS + "emailaddress",
                                "urn:oid:0.9.2342.19200300.100.1.3",
                                "urn:oid:1.2.840.113549.1.9.1")),
                entry(
                        Known.GIVEN_NAME,
                        List.of(
                                "givenName",
                                "firstName",
                                "givenname",
                                "firstname",
                                CLAIMS + "givenname",
                                "urn:oid:2.5.4.42")),
                entry(
                        Known.FAMILY_NAME,
                        List.of(
                                "sn",
                                "lastName",
                                "familyName",
                                "surname",
                                "lastname",
                                CLAIMS + "surname",
                                "urn:oid:2.5.4.4")),
                entry(
                        Known.EMPLOYEE_NUMBER,
                        List.of(
                                "employeeNumber",
                                "employeeId",
                                "employeeID",
                                "employeeid",
                                "urn:oid:2.16.840.1.113730.3.1.3")),
                entry(
                        Known.EXTERNAL_ID,
                        List.of(
                                "externalId",
                                "objectGUID",
                                MICROSOFT + "identity/claims/objectidentifier",
                                "entryUUID",
                                "urn:oid:1.3.6.1.1.16.4")),
                entry(
                        Known.PREFERRED_LANGUAGE,
                        List.of("preferredLanguage", "locale", "urn:oid:2.16.840.1.113730.3.1.39")),
                entry(
                        Known.PERSON_ID,
                        List.of(
                                MICROSOFT + "identity/claims/objectidentifier",
                                "objectGUID",
                                SUBJECT_ID,
                                "subject-id",
                                UNIQUE_ID,
                                "eduPersonUniqueId",
                                PERSISTENT_NAME_ID,
                                Known.EXTERNAL_ID.alias(),
                                PAIRWISE_ID,
                                "pairwise-id"))));
    }

    /** Whether the case of A to Z does not count in the attribute of that name. */
    static boolean isOfAnyCase(String name) {
        return OF_ANY_CASE.contains(name);
    }

    /** The names to try for {@code thing}, in order. */
    public List<String> of(Known thing) {
        return names.getOrDefault(thing, List.of());
    }
}
