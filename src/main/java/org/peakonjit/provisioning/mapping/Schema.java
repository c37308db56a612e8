package org.peakonjit.provisioning.mapping;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peakonjit.provisioning.user.ScimUser;

/** The attributes that a mapping may set (RFC 7643 §4.1, §4.3), in the RFC's spelling. */
final class Schema {

    static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String ENTERPRISE = ScimUser.ENTERPRISE;

    /** Its attributes are named by the tenant: display names, spaces included. */
    static final String PEAKON = "urn:ietf:params:scim:schemas:extension:peakon:2.0:User";

    private static final Map<String, String> SINGLE = spelling(
            "userName",
            "externalId",
            "displayName",
            "nickName",
            "profileUrl",
            "title",
            "userType",
            "preferredLanguage",
            "locale",
            "timezone",
            "active");

    private static final Map<String, String> NAME =
            spelling("formatted", "familyName", "givenName", "middleName", "honorificPrefix", "honorificSuffix");

    private static final Map<String, String> MULTI =
            spelling("emails", "phoneNumbers", "ims", "photos", "addresses", "entitlements", "roles");

    private static final Map<String, String> MULTI_PARTS = spelling("value", "display");

    private static final Map<String, String> ADDRESS_PARTS =
            spelling("formatted", "streetAddress", "locality", "region", "postalCode", "country");

    private static final Map<String, String> ENTERPRISE_ATTRIBUTES =
            spelling("employeeNumber", "costCenter", "organization", "division", "department", "manager");

    /** What a client may not set, or must not. */
    private static final Map<String, String> FORBIDDEN = spelling("id", "meta", "schemas", "groups", "password");

    private Schema() {}

    static Optional<String> single(String name) {
        return find(SINGLE, name);
    }

    static Optional<String> partOfName(String name) {
        return find(NAME, name);
    }

    static Optional<String> multi(String name) {
        return find(MULTI, name);
    }

    static Optional<String> partOf(String multi, String name) {
        return find("addresses".equals(multi) ? ADDRESS_PARTS : MULTI_PARTS, name);
    }

    static Optional<String> enterprise(String name) {
        return find(ENTERPRISE_ATTRIBUTES, name);
    }

    static boolean isForbidden(String name) {
        return find(FORBIDDEN, name).isPresent();
    }

    private static Optional<String> find(Map<String, String> spellings, String name) {
        return Optional.ofNullable(spellings.get(name.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, String> spelling(String... names) {
        return Arrays.stream(names)
                .collect(Collectors.toUnmodifiableMap(name -> name.toLowerCase(Locale.ROOT), Function.identity()));
    }
}
